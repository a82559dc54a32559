// Words that people search for when they look for something to use or to sell (handbook D01), by language, lower
// case as UTF-8. A search counts when it contains one of them.
const WORDS: readonly string[] = [
  'password',
  'passwd',
  'vpn',
  'token',
  'secret',
  'confidential',
  'invoice',
  'iban',
  'contract',
  'bank',
  'payment',
  'payroll',
  'salary',
  'passport',
  'wire transfer',
  'login',
  'credential',
  'mot de passe',
  'identifiant',
  'confidentiel',
  'facture',
  'contrat',
  'banque',
  'virement',
  'paiement',
  'salaire',
  'passeport',
  'rib',
  'paie',
  'code d’accès',
  "code d'accès",
  'marché',
  'mật khẩu',
  'hợp đồng',
  'ngân hàng',
  'hóa đơn',
  'chuyển khoản',
  'lương',
  'hộ chiếu',
  'bí mật',
  'thanh toán',
];

/** Whether a search asks for something sensitive. `search` is readable text. */
export function isSensitive(search: string): boolean {
  const text = search.normalize('NFC').toLowerCase();
  return WORDS.some((word) =>
    word.length <= 3 ? text.split(/[^\p{L}]+/u).includes(word) : text.includes(word),
  );
}
