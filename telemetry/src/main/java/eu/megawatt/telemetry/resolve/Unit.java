package eu.megawatt.telemetry.resolve;

import eu.megawatt.telemetry.sample.Quantity;
import eu.megawatt.telemetry.wire.Scale;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * The units that senders use, by their UCUM code, which OTLP uses too, and by the word that
 * OpenMetrics puts at the end of names.
 */
public enum Unit {
  MICROWATT("uW", "microwatts", Quantity.POWER, 1, 1_000),
  MILLIWATT("mW", "milliwatts", Quantity.POWER, 1, 1),
  WATT("W", "watts", Quantity.POWER, 1_000, 1),
  KILOWATT("kW", "kilowatts", Quantity.POWER, 1_000_000, 1),
  MEGAWATT("MW", "megawatts", Quantity.POWER, 1_000_000_000, 1),
  MICROJOULE("uJ", "microjoules", Quantity.ENERGY, 1, 1_000),
  MILLIJOULE("mJ", "millijoules", Quantity.ENERGY, 1, 1),
  JOULE("J", "joules", Quantity.ENERGY, 1_000, 1),
  KILOJOULE("kJ", "kilojoules", Quantity.ENERGY, 1_000_000, 1),
  WATT_HOUR("W.h", "watthours", Quantity.ENERGY, 3_600_000, 1),
  KILOWATT_HOUR("kW.h", "kilowatthours", Quantity.ENERGY, 3_600_000_000L, 1),
  PERCENT("%", "percent", Quantity.UTILISATION, 10_000, 1),
  RATIO("1", "ratio", Quantity.UTILISATION, 1_000_000, 1),
  CELSIUS("Cel", "celsius", Quantity.TEMPERATURE, 1_000, 1),
  BYTE("By", "bytes", Quantity.MEMORY, 1, 1_024),
  KIBIBYTE("KiBy", "kibibytes", Quantity.MEMORY, 1, 1),
  MEGABYTE("MBy", "megabytes", Quantity.MEMORY, 15_625, 16),
  MEBIBYTE("MiBy", "mebibytes", Quantity.MEMORY, 1_024, 1),
  GIBIBYTE("GiBy", "gibibytes", Quantity.MEMORY, 1_048_576, 1);

  private static final Set<Quantity> SHARES = Set.of(Quantity.UTILISATION, Quantity.TENSOR);

  private final String code;
  private final String word;
  private final Quantity measures;
  private final long numerator;
  private final long denominator;

  Unit(String code, String word, Quantity measures, long numerator, long denominator) {
    this.code = code;
    this.word = word;
    this.measures = measures;
    this.numerator = numerator;
    this.denominator = denominator;
  }

  /** The unit that a text names, by its code or its word. */
  public static Optional<Unit> of(String text) {
    return Arrays.stream(values())
        .filter(unit -> unit.code.equals(text) || unit.word.equals(text))
        .findFirst();
  }

  /** The UCUM code. */
  public String code() {
    return code;
  }

  /** Whether amounts of a quantity may be given in this unit. */
  public boolean measures(Quantity what) {
    return what == measures || (SHARES.contains(what) && SHARES.contains(measures));
  }

  /** From this unit to the one in which such a quantity is kept. */
  public Scale scale() {
    return new Scale(numerator, denominator);
  }
}
