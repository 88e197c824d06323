package eu.megawatt.kernels.machine;

import eu.megawatt.kernels.run.Place;
import eu.megawatt.kernels.sample.Missing;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The node that this runs on. */
public final class ThisMachine implements Machine {

  private final List<Place> places;
  private final List<Missing> missing;

  private ThisMachine(List<Place> places, List<Missing> missing) {
    this.places = places;
    this.missing = missing;
  }

  /** Opens them. */
  public static Machine open(Devices which, Engine engine, Path scratch) {
    return new ThisMachine(List.of(), List.of());
  }

  @Override
  public List<Place> places() {
    return places;
  }

  @Override
  public List<Missing> missing() {
    return missing;
  }

  @Override
  public SortedMap<String, String> node() {
    SortedMap<String, String> node = new TreeMap<>();
    node.put("os", System.getProperty("os.name") + ' ' + System.getProperty("os.version"));
    node.put("java", System.getProperty("java.vm.version"));
    node.put("cpus", String.valueOf(Runtime.getRuntime().availableProcessors()));
    return node;
  }

  @Override
  public void close() {
    places.forEach(
        it -> {
          it.meter().ifPresent(meter -> meter.close());
          it.backend().close();
        });
  }
}
