package eu.megawatt.scheduler.live;

import java.time.Instant;
import java.util.Map;

/**
 * What jobs take in the slot that has begun, which is not planned any more.
 *
 * @param until when that slot ends; not after now where none has begun
 * @param gpusByPool of each pool
 * @param wattsByDomain above idle, IT side, of each power domain
 */
public record Burden(
    Instant until, Map<String, Integer> gpusByPool, Map<String, Double> wattsByDomain) {

  public Burden {
    gpusByPool = Map.copyOf(gpusByPool);
    wattsByDomain = Map.copyOf(wattsByDomain);
  }
}
