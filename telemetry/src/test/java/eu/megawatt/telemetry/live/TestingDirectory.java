package eu.megawatt.telemetry.live;

import eu.megawatt.telemetry.sample.EntityKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A register of entities in memory, as the store keeps one on disk. */
final class TestingDirectory implements Directory {

  private record Entity(EntityKind kind, String key) {}

  private final List<Entity> entities = new ArrayList<>();
  private final Map<Entity, Integer> numbers = new HashMap<>();
  private final Map<String, String> adopted = new HashMap<>();

  int number(EntityKind kind, String key) {
    return numbers.computeIfAbsent(
        new Entity(kind, key),
        it -> {
          entities.add(it);
          return entities.size() - 1;
        });
  }

  void adopt(String uuid, String node) {
    adopted.put(uuid, node);
  }

  @Override
  public int entities() {
    return entities.size();
  }

  @Override
  public EntityKind kind(int entity) {
    return entities.get(entity).kind();
  }

  @Override
  public String key(int entity) {
    return entities.get(entity).key();
  }

  @Override
  public Optional<String> nodeOf(String gpuUuid) {
    return Optional.ofNullable(adopted.get(gpuUuid));
  }
}
