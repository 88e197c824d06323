package eu.megawatt.bench.services;

import eu.megawatt.fleet.time.Series;
import eu.megawatt.fleet.time.TimeGrid;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;

/** Traces and prices that are made up, for tests where the real ones are not there. */
final class MadeUpData {

  private MadeUpData() {}

  static ServiceData of(TimeGrid grid, Path folder) throws IOException {
    SplittableRandom random = new SplittableRandom(5);
    Map<String, Series> prices = new LinkedHashMap<>();
    for (String zone : ServiceData.ZONES) {
      double[] eur = new double[grid.slots()];
      for (int slot = 0; slot < eur.length; slot++) {
        eur[slot] = 20 + random.nextInt(100) + 40 * Math.sin(slot / 9.0);
      }
      prices.put(zone, Series.of(eur));
    }
    return new ServiceData(trace(folder, "talk", 3), trace(folder, "code", 11), prices);
  }

  /** An hour in which each third minute has so many times the requests of the others. */
  private static RequestTrace trace(Path folder, String name, int times) throws IOException {
    StringBuilder text = new StringBuilder("TIMESTAMP,ContextTokens,GeneratedTokens\n");
    for (int minute = 0; minute <= 60; minute++) {
      int count = minute / 3 % 3 == 0 ? times : 1;
      for (int i = 0; i < count; i++) {
        text.append(
            String.format(
                Locale.ROOT,
                "2023-11-16 %02d:%02d:%02d.0000000,%d,%d%n",
                18 + minute / 60,
                minute % 60,
                i,
                900 + minute,
                150 + i));
      }
    }
    Path file = folder.resolve(name + ".csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(text.toString().getBytes(StandardCharsets.UTF_8));
    }
    return RequestTrace.read(file);
  }
}
