package eu.megawatt.telemetry.resolve;

import eu.megawatt.telemetry.sample.EntityKind;
import java.util.Map;
import java.util.stream.Stream;

/** Without an inventory: everything is what its labels call it. For rehearsals. */
record AsLabelled() implements Owners {

  @Override
  public Owner gpu(LabelRoles roles, Map<String, String> labels) {
    return first(EntityKind.GPU, roles.gpus(labels), "a GPU", "UUID");
  }

  @Override
  public Owner node(LabelRoles roles, Map<String, String> labels) {
    return first(EntityKind.NODE, roles.hosts(labels), "a node", "Hostname, node or instance");
  }

  @Override
  public Owner cpuHost(LabelRoles roles, Map<String, String> labels) {
    return node(roles, labels);
  }

  @Override
  public Owner meter(LabelRoles roles, Map<String, String> labels) {
    return first(EntityKind.METER, roles.meters(labels), "a meter", "meter");
  }

  private static Owner first(EntityKind kind, Stream<String> names, String what, String label) {
    return names
        .findFirst()
        .<Owner>map(name -> new Found(kind, name, 0))
        .orElseGet(() -> Roster.nameless(what, label));
  }
}
