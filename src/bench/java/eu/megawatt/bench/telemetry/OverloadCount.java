package eu.megawatt.bench.telemetry;

import eu.megawatt.outside.SampleFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What an outside reader finds of an overload in the files of a store that was killed.
 *
 * @param lostSamples acknowledged and not there
 * @param wrongSamples there with another value than was sent
 */
record OverloadCount(long lostSamples, long wrongSamples) {

  private static final int METRICS = 6;

  static OverloadCount of(
      Path samples, EndlessLoad load, List<String> gpuUuids, BitSet[] acknowledged)
      throws IOException {
    Map<String, Integer> gpus = new HashMap<>();
    for (int gpu = 0; gpu < gpuUuids.size(); gpu++) {
      gpus.put("gpu " + gpuUuids.get(gpu), gpu);
    }
    SampleFiles files = SampleFiles.in(samples);
    List<String> entities = files.entities();
    int[] gpuOf = entities.stream().mapToInt(entity -> gpus.getOrDefault(entity, -1)).toArray();
    BitSet[] there = new BitSet[load.connections() * load.series()];
    for (int series = 0; series < there.length; series++) {
      there[series] = new BitSet();
    }
    long[] wrong = {0};
    files.read(
        (entity, quantity, atMillis, value) -> {
          int round = load.roundOf(atMillis);
          int series = gpuOf[entity] * METRICS + quantity;
          if (gpuOf[entity] < 0 || round < 0 || series >= there.length) {
            return; // of the one that is watched
          }
          there[series].set(round);
          wrong[0] += value == EndlessLoad.kept(series, round) ? 0 : 1;
        });
    long lost = 0;
    for (int series = 0; series < there.length; series++) {
      BitSet missing = (BitSet) acknowledged[series / load.series()].clone();
      missing.andNot(there[series]);
      lost += missing.cardinality();
    }
    return new OverloadCount(lost, wrong[0]);
  }
}
