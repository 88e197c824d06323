package eu.megawatt.fleet.document;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One of a document's lists as read, by id.
 *
 * @param <D> its items as read
 */
public final class Section<D extends Entry> {

  private final String noun;
  private final Shape<D> shape;
  private final Supplier<D> blank;
  private final List<D> items = new ArrayList<>();
  private final Map<String, D> byId = new LinkedHashMap<>();

  /** Whether the document has the list at all, so that a name can be held against it. */
  private boolean present;

  /**
   * An empty section.
   *
   * @param noun what one of its items is, with its article
   */
  public Section(String noun, Shape<D> shape, Supplier<D> blank) {
    this.noun = noun;
    this.shape = shape;
    this.blank = blank;
  }

  public void read(Cursor in) throws IOException {
    present |= in.isArray();
    in.items("objects", this::readItem);
  }

  private void readItem(Cursor in) throws IOException {
    D item = blank.get();
    item.pointer = in.pointer();
    shape.read(in, item);
    items.add(item);
    Text id = item.id;
    D earlier = id == null ? null : byId.putIfAbsent(id.value(), item);
    if (id != null && earlier != null) {
      in.issues()
          .add(
              id.at(),
              item.pointer("id"),
              "%s is the id of %s already".formatted(Names.quoted(id.value()), earlier.pointer));
    }
  }

  public List<D> items() {
    return items;
  }

  /** The item with an id; null without one. */
  public @Nullable D find(@Nullable Text id) {
    return id == null ? null : byId.get(id.value());
  }

  /** The item that a field names; adds an issue where there is none of that name. */
  public @Nullable D resolve(@Nullable Text id, String pointer, Issues issues) {
    resolve(id, List.of(), pointer, issues);
    return find(id);
  }

  /** Adds an issue where a field names neither an item nor one of others. */
  public void resolve(@Nullable Text id, List<String> others, String pointer, Issues issues) {
    if (present && id != null && find(id) == null && !others.contains(id.value())) {
      Set<String> known = new LinkedHashSet<>(byId.keySet());
      known.addAll(others);
      issues.add(id.at(), pointer, Names.unknown(id.value(), noun, known));
    }
  }

  /** Every item, checked and complete, by id. */
  public <R> Map<String, R> complete(Function<D, R> complete) {
    Map<String, R> all = LinkedHashMap.newLinkedHashMap(byId.size());
    byId.forEach((id, item) -> all.put(id, complete.apply(item)));
    return all;
  }
}
