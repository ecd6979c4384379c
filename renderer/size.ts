/** Bytes in words of a language, in decimal units as macOS shows them. */
export function sizeText(bytes: number, locale: string): string {
  const unit = bytes < 1_000 ? 'byte' : bytes < 1_000_000 ? 'kilobyte' : 'megabyte';
  const amount = unit === 'byte' ? bytes : unit === 'kilobyte' ? bytes / 1_000 : bytes / 1_000_000;
  const digits = unit !== 'byte' && amount < 9.95 ? 1 : 0;
  return formatOf(locale, unit, digits).format(amount);
}

// Making a format takes longer than using it a hundred times.
const formats = new Map<string, Intl.NumberFormat>();

function formatOf(locale: string, unit: string, digits: number): Intl.NumberFormat {
  const key = `${locale} ${unit} ${digits}`;
  const format =
    formats.get(key) ??
    new Intl.NumberFormat(locale, {
      style: 'unit',
      unit,
      unitDisplay: unit === 'byte' ? 'long' : 'short',
      maximumFractionDigits: digits,
    });
  formats.set(key, format);
  return format;
}
