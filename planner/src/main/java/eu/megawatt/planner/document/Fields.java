package eu.megawatt.planner.document;

import eu.megawatt.fleet.document.Cursor;
import eu.megawatt.fleet.document.Names;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values as capacity plans have them; null where what stands there is not what is due. */
final class Fields {

  private static final List<String> ZONES = ZoneId.getAvailableZoneIds().stream().sorted().toList();

  private Fields() {}

  /** A day such as 2027-10-01. */
  static @Nullable LocalDate date(Cursor in) throws IOException {
    String text = in.string();
    if (text == null) {
      return null;
    }
    try {
      LocalDate date = LocalDate.parse(text);
      if (date.getYear() >= 1970 && date.getYear() <= 2199) {
        return date;
      }
    } catch (DateTimeException _) {
      // said below
    }
    in.issue(Names.quoted(text) + " is not a day from 1970 to 2199, such as \"2027-10-01\"");
    return null;
  }

  /** A time zone such as Europe/Paris. */
  static @Nullable ZoneId zone(Cursor in) throws IOException {
    String text = in.string();
    if (text == null) {
      return null;
    }
    if (ZONES.contains(text)) {
      return ZoneId.of(text);
    }
    in.issue(
        "%s is not a time zone of the IANA list%s"
            .formatted(
                Names.quoted(text),
                Names.near(text, ZONES)
                    .map(near -> ". Maybe " + Names.quoted(near) + "?")
                    .orElse(", such as \"Europe/Paris\"")));
    return null;
  }

  /** A length in years, months and days, such as P36M. */
  static @Nullable Period period(Cursor in) throws IOException {
    String text = in.string();
    if (text == null) {
      return null;
    }
    try {
      Period period = Period.parse(text);
      if (!period.isNegative()) {
        return period;
      }
    } catch (DateTimeException _) {
      // said below
    }
    in.issue(Names.quoted(text) + " is not a length such as \"P36M\", \"P2Y\" or \"P90D\"");
    return null;
  }
}
