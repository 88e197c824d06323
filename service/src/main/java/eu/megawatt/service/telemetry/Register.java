package eu.megawatt.service.telemetry;

import eu.megawatt.telemetry.live.Directory;
import eu.megawatt.telemetry.resolve.Adoptions;
import eu.megawatt.telemetry.sample.EntityKind;
import eu.megawatt.telemetry.store.Entities;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What the numbers in samples are of: the store's register, with the GPUs that nodes adopted. */
final class Register implements Directory {

  private final Entities entities;
  private final Adoptions adoptions;
  private final Map<String, String> nodeOfGpu = new ConcurrentHashMap<>();
  private volatile int readAt = -1;

  Register(Entities entities, Adoptions adoptions) {
    this.entities = entities;
    this.adoptions = adoptions;
  }

  @Override
  public int entities() {
    return entities.count();
  }

  @Override
  public EntityKind kind(int entity) {
    return entities.kind(entity);
  }

  @Override
  public String key(int entity) {
    return entities.key(entity);
  }

  @Override
  public Optional<String> nodeOf(String gpuUuid) {
    Optional<String> known = Optional.ofNullable(nodeOfGpu.get(gpuUuid));
    return known.isPresent() ? known : readAgain(gpuUuid);
  }

  /**
   * A GPU is adopted before it gets a number, so there is news only where there are new numbers.
   */
  private Optional<String> readAgain(String gpuUuid) {
    int now = entities.count();
    if (now == readAt) {
      return Optional.empty();
    }
    adoptions.all().forEach(it -> nodeOfGpu.put(it.uuid(), it.node()));
    readAt = now;
    return Optional.ofNullable(nodeOfGpu.get(gpuUuid));
  }
}
