package eu.megawatt.reports.focus.check;

/** The types and formats of FOCUS, of a cell that is not empty. */
enum Shape {
  /** A cell of a text file is always a text. */
  STRING_TYPE("TypeString", "a text"),
  DECIMAL_TYPE("TypeDecimal", "a number"),
  DATE_TIME_TYPE("TypeDateTime", "a date and time"),
  STRING("FormatString", "a text that is neither blank nor a word for a missing value"),
  NUMERIC("FormatNumeric", "a number such as -1234.5 or 1.2E-3, without a plus sign or separators"),
  DATE_TIME("FormatDateTime", "a time in UTC such as 2026-11-02T10:00:00Z"),
  UNIT("FormatUnit", "a unit such as GPU-Hours or 1000000 Tokens"),
  CURRENCY("FormatCurrency", "a currency of ISO 4217 such as EUR, or the name of a virtual one"),
  NATIONAL_CURRENCY("CheckNationalCurrency", "a currency of ISO 4217 such as EUR"),
  KEY_VALUE("FormatKeyValue", "a JSON object of keys with plain values"),
  DECIMAL("CheckDecimalValue", "a number");

  private final String function;
  private final String words;

  Shape(String function, String words) {
    this.function = function;
    this.words = words;
  }

  /** The name that the published model has for it. */
  String function() {
    return function;
  }

  /** What a cell has to be. */
  String words() {
    return words;
  }

  boolean fits(String text, Reading reading) {
    return switch (reading) {
      case SPECIFICATION -> isSpecified(text);
      case OFFICIAL -> isOfficial(text);
    };
  }

  private boolean isSpecified(String text) {
    return switch (this) {
      case STRING_TYPE -> true;
      case DECIMAL_TYPE, DECIMAL -> Decimals.of(text).isPresent();
      case DATE_TIME_TYPE -> Moments.of(text).isPresent();
      case STRING -> Texts.isValue(text);
      case NUMERIC -> Decimals.wellFormed(text);
      case DATE_TIME -> Moments.wellFormed(text);
      case UNIT -> Units.wellFormed(text);
      case CURRENCY -> Currencies.isNational(text) || Currencies.isVirtual(text);
      case NATIONAL_CURRENCY -> Currencies.isNational(text);
      case KEY_VALUE -> KeyValues.wellFormed(text);
    };
  }

  private boolean isOfficial(String text) {
    return switch (this) {
      case STRING -> Texts.isAscii(text);
      case NUMERIC -> Decimals.looselyFormed(text);
      case DATE_TIME -> Moments.wellFormed(text.endsWith("Z") ? text : text + "Z");
      case CURRENCY -> Currencies.isThreeCapitals(text);
      case KEY_VALUE -> KeyValues.json(text);
      case DECIMAL -> true;
      case STRING_TYPE, DECIMAL_TYPE, DATE_TIME_TYPE, UNIT, NATIONAL_CURRENCY -> isSpecified(text);
    };
  }

  /** Whether the official tool asks something else than the specification. */
  boolean isDisputed() {
    return switch (this) {
      case STRING, NUMERIC, DATE_TIME, CURRENCY, KEY_VALUE, DECIMAL -> true;
      case STRING_TYPE, DECIMAL_TYPE, DATE_TIME_TYPE, UNIT, NATIONAL_CURRENCY -> false;
    };
  }
}
