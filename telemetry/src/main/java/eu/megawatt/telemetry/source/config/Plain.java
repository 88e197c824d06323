package eu.megawatt.telemetry.source.config;

import eu.megawatt.fleet.document.Cursor;
import eu.megawatt.fleet.document.Names;
import eu.megawatt.fleet.document.Text;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the single values that a document of sources is made of. */
final class Plain {

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,99}");
  private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9-]{1,100}");

  /** Takes the place of an id in the address of the whole document. */
  private static final String WHOLE = "document";

  private Plain() {}

  /** A source's name: it stands in addresses and metrics, so it is kept simple. */
  static @Nullable Text id(Cursor in) throws IOException {
    Text id = in.id();
    if (id != null && !ID.matcher(id.value()).matches()) {
      in.issue(
          Names.quoted(id.value())
              + " is no id: letters, digits, \".\", \"_\" and \"-\" are allowed, at most 100");
      return null;
    }
    if (id != null && id.value().equals(WHOLE)) {
      in.issue("\"%s\" is no id: in addresses it stands for all sources".formatted(WHOLE));
      return null;
    }
    return id;
  }

  /** The name of an environment variable that holds a secret. */
  static @Nullable String variable(Cursor in) throws IOException {
    String name = in.string();
    if (name != null && !VARIABLE.matcher(name).matches()) {
      in.issue(
          "this is no name of an environment variable; the secret itself does not belong here");
      return null;
    }
    return name;
  }

  /** The name of a header. */
  static boolean isHeader(String name) {
    return HEADER.matcher(name).matches();
  }

  /** Text of one line that is not blank. */
  static @Nullable String line(Cursor in) throws IOException {
    String text = in.string();
    if (text != null && (text.isBlank() || text.chars().anyMatch(Character::isISOControl))) {
      in.issue("one line of text is due here");
      return null;
    }
    return text;
  }

  /** An address without a user in it. */
  static @Nullable URI url(Cursor in) throws IOException {
    String text = in.string();
    if (text == null) {
      return null;
    }
    try {
      URI url = new URI(text);
      boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
      if (web && url.getHost() != null && url.getUserInfo() == null) {
        return url;
      }
      in.issue(
          Names.quoted(text)
              + " is no address such as \"https://host:9400/metrics\", without a user in it");
    } catch (URISyntaxException e) {
      in.issue("%s is no address: %s".formatted(Names.quoted(text), e.getReason()));
    }
    return null;
  }
}
