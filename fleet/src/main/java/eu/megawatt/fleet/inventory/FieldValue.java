package eu.megawatt.fleet.inventory;

import java.util.List;
import java.util.stream.Collectors;

/** What a field of an entry has in the document. */
public sealed interface FieldValue {

  /** Words; times too. */
  record Text(String text) implements FieldValue {
    @Override
    public String toString() {
      return text;
    }
  }

  /** A whole number. */
  record Whole(long number) implements FieldValue {
    @Override
    public String toString() {
      return Long.toString(number);
    }
  }

  /** A number with decimals. */
  record Decimal(double number) implements FieldValue {
    @Override
    public String toString() {
      return Double.toString(number);
    }
  }

  /** A list of words. */
  record Words(List<String> words) implements FieldValue {
    public Words {
      words = List.copyOf(words);
    }

    @Override
    public String toString() {
      return String.join(", ", words);
    }
  }

  /** A list of objects. */
  record Objects(List<EntryFields> objects) implements FieldValue {
    public Objects {
      objects = List.copyOf(objects);
    }

    @Override
    public String toString() {
      return objects.stream().map(EntryFields::toString).collect(Collectors.joining("; "));
    }
  }
}
