package eu.megawatt.fleet.document;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The fields that a kind of object has, and what becomes of each.
 *
 * @param <D> what they are read into
 */
public final class Shape<D> {

  /** Reads one field's value into a draft. */
  public interface FieldReader<D> {
    void read(Cursor in, D draft) throws IOException;
  }

  private record Field<D>(String name, long bit, boolean required, FieldReader<D> reader) {}

  private final Map<String, Field<D>> fields = new LinkedHashMap<>();
  private final String noun;

  private Shape(String noun) {
    this.noun = noun;
  }

  /**
   * A shape without fields as yet.
   *
   * @param noun what such an object is, with its article
   */
  public static <D> Shape<D> of(String noun) {
    return new Shape<>(noun);
  }

  /** Adds a field that must be there. */
  public Shape<D> required(String name, FieldReader<D> reader) {
    return with(name, true, reader);
  }

  /** Adds a field that may be left out. */
  public Shape<D> optional(String name, FieldReader<D> reader) {
    return with(name, false, reader);
  }

  private Shape<D> with(String name, boolean required, FieldReader<D> reader) {
    fields.put(name, new Field<>(name, 1L << fields.size(), required, reader));
    return this;
  }

  /** Reads the object that stands here into a draft. */
  public void read(Cursor in, D draft) throws IOException {
    if (!in.isObject()) {
      in.notA(noun);
      return;
    }
    long start = in.at();
    Seen seen = new Seen();
    in.fields((value, name) -> readField(value, name, seen, draft));
    fields.values().stream()
        .filter(Field::required)
        .filter(Predicate.not(seen::has))
        .forEach(f -> in.issues().add(start, in.pointer(), Names.quoted(f.name) + " is missing"));
  }

  private void readField(Cursor in, String name, Seen seen, D draft) throws IOException {
    Field<D> field = fields.get(name);
    if (field == null) {
      in.issue(Names.unknownField(name, fields.keySet()));
      in.skip();
    } else if (seen.add(field)) {
      field.reader.read(in, draft);
    } else {
      in.issue("the field " + Names.quoted(name) + " stands here twice");
      in.skip();
    }
  }

  /** The fields that an object has shown so far. */
  private static final class Seen {
    private long bits;

    boolean add(Field<?> field) {
      boolean first = !has(field);
      bits |= field.bit;
      return first;
    }

    boolean has(Field<?> field) {
      return (bits & field.bit) != 0;
    }
  }
}
