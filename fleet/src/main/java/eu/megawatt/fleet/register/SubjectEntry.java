package eu.megawatt.fleet.register;

import static java.util.Objects.requireNonNull;

import eu.megawatt.fleet.document.Cursor;
import eu.megawatt.fleet.document.Entry;
import eu.megawatt.fleet.document.Shape;
import eu.megawatt.fleet.sovereignty.Subject;
import eu.megawatt.fleet.sovereignty.SubjectKind;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A subject as read. */
final class SubjectEntry extends Entry {

  static final Shape<SubjectEntry> SHAPE =
      Shape.<SubjectEntry>of("a subject object")
          .required("id", (in, subject) -> subject.id = in.id())
          .required("kind", (in, subject) -> subject.readKind(in))
          .optional("name", (in, subject) -> subject.name = in.string());

  @Nullable SubjectKind kind;
  @Nullable String name;

  private void readKind(Cursor in) throws IOException {
    kind = in.word(SubjectKind.class, SubjectKind::word, "a kind of subject");
  }

  Subject complete() {
    return Subject.of(requireNonNull(id).value(), requireNonNull(kind));
  }
}
