package eu.megawatt.fleet.inventory.document;

import eu.megawatt.fleet.document.Cursor;
import eu.megawatt.fleet.document.Names;
import eu.megawatt.fleet.document.Text;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Strings of a fleet document: each is one line, so that it can stand in a table and a label. */
final class Line {

  /** Characters that an id or a name may have. */
  static final int LONGEST = 200;

  private Line() {}

  /** A name for people; may be empty. */
  static @Nullable String read(Cursor in) throws IOException {
    String text = in.string();
    return text == null || refused(in, text) ? null : text;
  }

  /** A name for people that most likely stands often. */
  static @Nullable String readShared(Cursor in) throws IOException {
    String text = in.sharedString();
    return text == null || refused(in, text) ? null : text;
  }

  /** An id, defined here or elsewhere. */
  static @Nullable Text id(Cursor in) throws IOException {
    Text id = in.id();
    return id == null || refused(in, id.value()) ? null : id;
  }

  /** An id, or none where null is written. */
  static @Nullable Text idOrNull(Cursor in) throws IOException {
    return in.isNull() ? null : id(in);
  }

  /** Several ids. */
  static List<Text> ids(Cursor in) throws IOException {
    List<Text> ids = new ArrayList<>();
    in.items(
        "strings",
        item -> {
          Text id = id(item);
          if (id != null) {
            ids.add(id);
          }
        });
    return ids;
  }

  private static boolean refused(Cursor in, String text) {
    Optional<String> why = fault(text);
    why.ifPresent(in::issue);
    return why.isPresent();
  }

  /** What is wrong with a text; empty where nothing is. */
  static Optional<String> fault(String text) {
    if (text.length() > LONGEST) {
      return Optional.of(
          "%s has %d characters; at most %d are allowed"
              .formatted(Names.quoted(text), text.length(), LONGEST));
    }
    if (!text.strip().equals(text)) {
      return Optional.of(
          Names.quoted(text)
              + " begins or ends with a blank. Maybe "
              + Names.quoted(text.strip())
              + "?");
    }
    return text.codePoints().anyMatch(Line::breaksLines)
        ? Optional.of(Names.quoted(text) + " has a character that does not belong in one line")
        : Optional.empty();
  }

  private static boolean breaksLines(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> (character & 0xfffe) == 0xfffe || character == 0xfeff;
    };
  }
}
