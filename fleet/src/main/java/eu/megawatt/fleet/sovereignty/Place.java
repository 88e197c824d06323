package eu.megawatt.fleet.sovereignty;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where work may be put: a site, or a part of one of which more is known.
 *
 * @param id of the site, power domain or pool
 * @param subjects all who have to do with it
 * @param failovers ids of the places that its work goes to when it fails
 * @param capacity what power there is from when on, the earliest first
 */
public record Place(
    String id, List<Subject> subjects, List<String> failovers, List<CapacityStep> capacity) {

  public Place {
    subjects = List.copyOf(subjects);
    failovers = List.copyOf(failovers);
    capacity = List.copyOf(capacity);
  }

  /** One that nothing fails over from. */
  public static Place of(String id, Subject... subjects) {
    return new Place(id, Arrays.asList(subjects), List.of(), List.of());
  }

  /** The subjects of a kind. */
  List<Subject> of(SubjectKind kind) {
    return subjects.stream().filter(it -> it.kind() == kind).toList();
  }

  /** Everything that is claimed of its subjects, by the claims' ids. */
  public Map<String, Claim<?>> claims() {
    Map<String, Claim<?>> claims = new HashMap<>();
    for (Subject subject : subjects) {
      for (Attribute<?> attribute : subject.attributes()) {
        subject.timeline(attribute).claims().forEach(it -> claims.put(it.id(), it));
      }
    }
    return claims;
  }

  /** The power there is at a moment, in watts: the last step that has come. */
  public long watts(Instant at) {
    return capacity.stream()
        .filter(it -> !it.from().isAfter(at))
        .mapToLong(CapacityStep::watts)
        .reduce(0, (_, later) -> later);
  }
}
