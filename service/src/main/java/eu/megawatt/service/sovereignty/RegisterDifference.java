package eu.megawatt.service.sovereignty;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import eu.megawatt.service.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What one register says that another does not, entry by entry.
 *
 * @param items what was added, removed or changed, {@value #MOST_NAMED} at most
 */
public record RegisterDifference(
    int addedCount, int removedCount, int changedCount, List<Entry> items) {

  static final int MOST_NAMED = 1_000;

  /** What has an id in a register, by the list that it stands in. */
  private static final Map<String, String> KINDS = kinds();

  /** An entry that is another. */
  public record Entry(String kind, String id, Change change, List<Member> members) {}

  /** What has become of an entry. */
  public enum Change {
    Added,
    Removed,
    Changed
  }

  /** A member of an entry that is another; absent where it is not there. */
  public record Member(String name, Optional<JsonNode> before, Optional<JsonNode> after) {}

  private static Map<String, String> kinds() {
    Map<String, String> kinds = new LinkedHashMap<>();
    kinds.put("profiles", "profile");
    kinds.put("claims", "claim");
    kinds.put("places", "place");
    kinds.put("subjects", "subject");
    return kinds;
  }

  /** What the second of two canonical documents says otherwise than the first. */
  public static RegisterDifference between(byte[] before, byte[] after) {
    JsonNode was = tree(before);
    JsonNode is = tree(after);
    List<Entry> entries = new ArrayList<>();
    List<Member> head = members(was, is, KINDS.keySet());
    if (!head.isEmpty()) {
      entries.add(new Entry("register", is.path("name").asText(), Change.Changed, head));
    }
    KINDS.forEach(
        (list, kind) -> addOfKind(kind, byId(was.path(list)), byId(is.path(list)), entries));
    return new RegisterDifference(
        count(entries, Change.Added),
        count(entries, Change.Removed),
        count(entries, Change.Changed),
        entries.stream().limit(MOST_NAMED).toList());
  }

  private static JsonNode tree(byte[] canonical) {
    return Json.read(new String(canonical, StandardCharsets.UTF_8), JsonNode.class);
  }

  private static Map<String, JsonNode> byId(JsonNode list) {
    Map<String, JsonNode> entries = new TreeMap<>();
    list.forEach(it -> entries.put(it.path("id").asText(), it));
    return entries;
  }

  private static void addOfKind(
      String kind, Map<String, JsonNode> was, Map<String, JsonNode> is, List<Entry> to) {
    Set<String> ids = new TreeSet<>(was.keySet());
    ids.addAll(is.keySet());
    for (String id : ids) {
      JsonNode before = was.getOrDefault(id, MissingNode.getInstance());
      JsonNode after = is.getOrDefault(id, MissingNode.getInstance());
      if (!before.equals(after)) {
        to.add(new Entry(kind, id, change(before, after), members(before, after, Set.of("id"))));
      }
    }
  }

  private static Change change(JsonNode before, JsonNode after) {
    if (before.isMissingNode()) {
      return Change.Added;
    }
    return after.isMissingNode() ? Change.Removed : Change.Changed;
  }

  private static List<Member> members(JsonNode before, JsonNode after, Set<String> without) {
    Set<String> names = new TreeSet<>();
    before.fieldNames().forEachRemaining(names::add);
    after.fieldNames().forEachRemaining(names::add);
    names.removeAll(without);
    return names.stream()
        .filter(it -> !before.path(it).equals(after.path(it)))
        .map(
            it ->
                new Member(
                    it, Optional.ofNullable(before.get(it)), Optional.ofNullable(after.get(it))))
        .toList();
  }

  private static int count(List<Entry> entries, Change change) {
    return (int) entries.stream().filter(it -> it.change == change).count();
  }
}
