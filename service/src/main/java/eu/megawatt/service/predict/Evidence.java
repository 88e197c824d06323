package eu.megawatt.service.predict;

import eu.megawatt.service.predict.Estimate.EvidenceView;
import eu.megawatt.service.predict.Look.Measured;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The runs that a prediction is known from, the newest first; nodes are counted and not named. */
final class Evidence {

  private Evidence() {}

  static List<EvidenceView> of(List<Measured> measured) {
    Map<String, List<Measured>> byRun = new LinkedHashMap<>();
    measured.stream()
        .sorted(Comparator.comparingLong((Measured it) -> it.look().sequence()).reversed())
        .forEach(it -> byRun.computeIfAbsent(it.look().runId(), _ -> new ArrayList<>()).add(it));
    return byRun.entrySet().stream().map(it -> view(it.getKey(), it.getValue())).toList();
  }

  private static EvidenceView view(String runId, List<Measured> its) {
    return new EvidenceView(
        runId,
        (int) its.stream().map(it -> it.look().nodeId()).distinct().count(),
        its.stream().map(it -> it.look().kernel()).distinct().sorted().toList());
  }
}
