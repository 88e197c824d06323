package eu.megawatt.fleet.inventory;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of things in an inventory, in the order that its document has them. */
public enum EntryKind {
  SITE("site", "sites", "sites"),
  HALL("hall", "halls", "halls"),
  GPU_MODEL("gpu-model", "gpuModels", "gpu-models"),
  DOMAIN("domain", "powerDomains", "domains"),
  RACK("rack", "racks", "racks"),
  NODE("node", "nodes", "nodes"),
  METER("meter", "meters", "meters");

  private final String word;
  private final String list;
  private final String path;

  EntryKind(String word, String list, String path) {
    this.word = word;
    this.list = list;
    this.path = path;
  }

  /** The word for one of them. */
  public String word() {
    return word;
  }

  /** The name of their list in the document. */
  public String list() {
    return list;
  }

  /** What they are called in an address. */
  public String path() {
    return path;
  }

  /** The kind that an address names. */
  public static Optional<EntryKind> ofPath(String path) {
    return Arrays.stream(values()).filter(kind -> kind.path.equals(path)).findFirst();
  }
}
