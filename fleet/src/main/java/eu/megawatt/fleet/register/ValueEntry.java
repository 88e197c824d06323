package eu.megawatt.fleet.register;

import static java.util.Objects.requireNonNull;

import eu.megawatt.fleet.document.Cursor;
import eu.megawatt.fleet.document.Issues;
import eu.megawatt.fleet.document.Names;
import eu.megawatt.fleet.document.Range;
import eu.megawatt.fleet.document.Shape;
import eu.megawatt.fleet.document.Text;
import eu.megawatt.fleet.sovereignty.Attribute;
import eu.megawatt.fleet.sovereignty.Holding;
import eu.megawatt.fleet.sovereignty.Isolation;
import eu.megawatt.fleet.sovereignty.ValueType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A claim's value as read: whatever it looks like, because the attribute that says what it must be
 * may come after it.
 */
final class ValueEntry {

  /** Levels of certificates, SEAL and the like; none of them has more. */
  private static final int HIGHEST = 9;

  private final long at;
  private final String pointer;
  private final List<Jurisdictions.Named> names = new ArrayList<>();
  private final List<OwnerEntry> owners = new ArrayList<>();
  private @Nullable String word;
  private @Nullable Integer level;
  private @Nullable Boolean flag;
  private boolean isList;

  /** An owner as read. */
  private static final class OwnerEntry {

    static final Shape<OwnerEntry> SHAPE =
        Shape.<OwnerEntry>of("an owner object")
            .required("holder", (in, owner) -> owner.holder = in.string())
            .required("country", (in, owner) -> owner.readCountry(in))
            .required("percent", (in, owner) -> owner.readPercent(in));

    private @Nullable String holder;
    private Jurisdictions.@Nullable Named country;
    private int permille;

    private void readCountry(Cursor in) throws IOException {
      Text text = in.id();
      country = text == null ? null : new Jurisdictions.Named(text, in.pointer());
    }

    private void readPercent(Cursor in) throws IOException {
      double percent = in.number(Range.NOT_NEGATIVE);
      if (percent > 100) {
        in.issue("%s is more than all of it; it must be from 0 to 100".formatted(in.written()));
        return;
      }
      permille = Double.isNaN(percent) ? 0 : (int) Math.ceil(percent * 10 - 1e-9);
    }
  }

  ValueEntry(Cursor in) throws IOException {
    at = in.at();
    pointer = in.pointer();
    if (in.isArray()) {
      isList = true;
      in.items("countries, names or owners", this::readItem);
    } else if (in.written().equals("true") || in.written().equals("false")) {
      flag = in.flag();
    } else if (in.written().matches("-?[0-9.]+")) {
      level = in.whole(Range.COUNT);
    } else {
      word = in.string();
    }
  }

  private void readItem(Cursor in) throws IOException {
    if (in.isObject()) {
      OwnerEntry owner = new OwnerEntry();
      OwnerEntry.SHAPE.read(in, owner);
      owners.add(owner);
      return;
    }
    Text text = in.id();
    if (text != null) {
      names.add(new Jurisdictions.Named(text, in.pointer()));
    }
  }

  void check(Attribute<?> attribute, Jurisdictions jurisdictions, Issues issues) {
    boolean fits =
        switch (attribute.type()) {
          case COUNTRIES -> isList && owners.isEmpty();
          case WORDS -> isList && owners.isEmpty();
          case LEVEL -> level != null && level <= HIGHEST;
          case ISOLATION -> word != null && Isolation.words().contains(word);
          case FLAG -> flag != null;
          case OWNERS -> isList && names.isEmpty();
        };
    if (!fits) {
      issues.add(at, pointer, "it must be " + due(attribute.type()));
    }
    if (attribute.type() == ValueType.COUNTRIES) {
      jurisdictions.resolve(names, issues);
    }
    for (OwnerEntry owner : owners) {
      if (owner.country != null) {
        jurisdictions.resolve(List.of(owner.country), issues);
      }
      if (owner.holder != null && owner.holder.isBlank()) {
        issues.add(at, pointer, "an owner has a name");
      }
    }
  }

  private static String due(ValueType type) {
    return switch (type) {
      case ISOLATION -> "one of " + Names.list(Isolation.words());
      case LEVEL -> "a whole number from 0 to " + HIGHEST;
      case COUNTRIES, WORDS, FLAG, OWNERS -> type.noun();
    };
  }

  @SuppressWarnings("unchecked") // check() has looked at what there is
  <V> V complete(Attribute<V> attribute, Jurisdictions jurisdictions) {
    return (V)
        switch (attribute.type()) {
          case COUNTRIES -> jurisdictions.resolve(names, new Issues());
          case WORDS -> words();
          case LEVEL -> requireNonNull(level);
          case ISOLATION -> (Integer) Isolation.words().indexOf(requireNonNull(word));
          case FLAG -> requireNonNull(flag);
          case OWNERS ->
              owners.stream()
                  .map(
                      it ->
                          new Holding(
                              requireNonNull(it.holder),
                              requireNonNull(it.country).text().value(),
                              it.permille))
                  .toList();
        };
  }

  private Set<String> words() {
    Set<String> words = new TreeSet<>();
    names.forEach(it -> words.add(it.text().value()));
    return Set.copyOf(words);
  }
}
