package eu.megawatt.fleet.inventory.document;

import static java.util.Objects.requireNonNull;

import eu.megawatt.fleet.document.Issues;
import eu.megawatt.fleet.document.Names;
import eu.megawatt.fleet.document.Text;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Checks that no two nodes answer to the same name and no two GPUs have the same UUID. */
final class NodeNames {

  /** Who has a name or a UUID, by that. */
  private final Map<String, NodeEntry> named = new HashMap<>();

  private final Map<String, NodeEntry> owners = new HashMap<>();
  private final Issues issues;

  NodeNames(List<NodeEntry> nodes, Issues issues) {
    this.issues = issues;
    for (NodeEntry node : nodes) {
      if (node.id != null) {
        named.putIfAbsent(node.id.value(), node);
      }
    }
  }

  void check(NodeEntry node) {
    for (int i = 0; i < node.aliases.size(); i++) {
      Text alias = node.aliases.get(i);
      NodeEntry earlier = named.putIfAbsent(alias.value(), node);
      if (earlier != null) {
        add(alias, node.pointer("aliases") + "/" + i, "a name", node, earlier);
      }
    }
    for (int i = 0; i < node.gpuUuids.size(); i++) {
      Text uuid = node.gpuUuids.get(i);
      NodeEntry earlier = owners.putIfAbsent(uuid.value(), node);
      if (earlier != null) {
        add(uuid, node.pointer("gpuUuids") + "/" + i, "the UUID of a GPU", node, earlier);
      }
    }
  }

  private void add(Text text, String pointer, String what, NodeEntry node, NodeEntry earlier) {
    String whose =
        earlier == node || earlier.id == null
            ? "this node"
            : "node " + Names.quoted(requireNonNull(earlier.id).value());
    issues.add(
        text.at(),
        pointer,
        "%s is %s of %s already".formatted(Names.quoted(text.value()), what, whose));
  }
}
