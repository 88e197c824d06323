package eu.megawatt.service.webhook;

import java.net.URI;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A receiver that may be inside: its address is not held against the ranges that are refused.
 *
 * @param host as it stands in the addresses of subscriptions, in lower case; IPv6 in brackets
 * @param port empty for every one
 */
public record AllowedTarget(String host, OptionalInt port) {

  private static final Pattern FORM =
      Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9._-]+)(?::(\\d{1,5}))?");
  private static final int LAST_PORT = 65_535;

  /**
   * Reads {@code HOST} or {@code HOST:PORT}.
   *
   * @throws IllegalArgumentException where it is neither
   */
  public static AllowedTarget parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException(
          "\"%s\" is not a HOST or HOST:PORT, such as hooks.example.internal:8443 or [fd00::1]"
              .formatted(text));
    }
    String port = form.group(2);
    OptionalInt number =
        port == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(port));
    if (number.isPresent() && (number.getAsInt() < 1 || number.getAsInt() > LAST_PORT)) {
      throw new IllegalArgumentException(
          "The port of \"%s\" must be 1 to %d".formatted(text, LAST_PORT));
    }
    return new AllowedTarget(form.group(1).toLowerCase(Locale.ROOT), number);
  }

  /** Whether an address is of this receiver. */
  boolean covers(URI url) {
    return host.equals(url.getHost().toLowerCase(Locale.ROOT))
        && (port.isEmpty() || port.getAsInt() == portOf(url));
  }

  private static int portOf(URI url) {
    if (url.getPort() >= 0) {
      return url.getPort();
    }
    return url.getScheme().equalsIgnoreCase("https") ? 443 : 80;
  }
}
