package eu.megawatt.kernels.machine;

import eu.megawatt.kernels.cpu.CpuBackend;
import eu.megawatt.kernels.power.PowerMeter;
import eu.megawatt.kernels.run.Place;
import eu.megawatt.kernels.sample.Missing;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The node that this runs on. */
public final class ThisMachine implements Machine {

  private final List<Place> places = new ArrayList<>();
  private final List<Missing> missing = new ArrayList<>();

  private ThisMachine() {}

  /** Opens them. */
  public static Machine open(Devices which, Engine engine, Path scratch) {
    ThisMachine machine = new ThisMachine();
    if (which.have(Devices.CPU)) {
      machine.places.add(new Place(new CpuBackend(), Optional.empty()));
    }
    return machine;
  }

  @Override
  public List<Place> places() {
    return List.copyOf(places);
  }

  @Override
  public List<Missing> missing() {
    return List.copyOf(missing);
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
    for (Place it : places) {
      it.meter().ifPresent(PowerMeter::close);
      it.backend().close();
    }
  }
}
