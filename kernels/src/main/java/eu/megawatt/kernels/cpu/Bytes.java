package eu.megawatt.kernels.cpu;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes as Linux writes them: {@code 48K}, {@code 24689012 kB}, {@code 1073741824}. */
final class Bytes {

  private static final Pattern SIZE = Pattern.compile("([0-9]{1,15})\\s*([kKM]?)B?");

  private Bytes() {}

  /** Reads one; empty where it is none. */
  static OptionalLong parse(String text) {
    Matcher size = SIZE.matcher(text.strip());
    if (!size.matches()) {
      return OptionalLong.empty();
    }
    int shift =
        switch (size.group(2)) {
          case "" -> 0;
          case "M" -> 20;
          default -> 10;
        };
    return OptionalLong.of(Long.parseLong(size.group(1)) << shift);
  }
}
