package eu.megawatt.reports.assumption.document;

import eu.megawatt.fleet.document.Cursor;
import eu.megawatt.fleet.document.Shape;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The assumptions of one kind as read.
 *
 * @param <E> one of them as read
 */
final class AssumptionList<E extends AssumptionEntry> {

  private final String field;
  private final Shape<E> shape;
  private final Supplier<E> blank;
  private final List<E> entries = new ArrayList<>();

  AssumptionList(String field, Shape<E> shape, Supplier<E> blank) {
    this.field = field;
    this.shape = shape;
    this.blank = blank;
  }

  /** The field of the book in which they stand. */
  String field() {
    return field;
  }

  List<E> entries() {
    return entries;
  }

  void read(Cursor in) throws IOException {
    in.items("objects", this::readEntry);
  }

  private void readEntry(Cursor in) throws IOException {
    E entry = blank.get();
    entry.pointer = in.pointer();
    entry.at = in.at();
    int before = in.issues().size();
    shape.read(in, entry);
    entry.isWellFormed = in.issues().size() == before;
    entries.add(entry);
  }
}
