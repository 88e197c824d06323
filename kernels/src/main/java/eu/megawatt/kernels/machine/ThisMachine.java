package eu.megawatt.kernels.machine;

import eu.megawatt.kernels.cpu.CpuBackend;
import eu.megawatt.kernels.cuda.CudaBackend;
import eu.megawatt.kernels.cuda.Engine;
import eu.megawatt.kernels.cuda.Libraries;
import eu.megawatt.kernels.cuda.NvmlMeter;
import eu.megawatt.kernels.host.HostBackend;
import eu.megawatt.kernels.power.NodePower;
import eu.megawatt.kernels.power.PowerMeter;
import eu.megawatt.kernels.power.PowerSearch;
import eu.megawatt.kernels.run.Place;
import eu.megawatt.kernels.sample.Missing;
import eu.megawatt.kernels.suite.AbsentException;
import eu.megawatt.kernels.suite.Backend;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The node that this runs on. */
public final class ThisMachine implements Machine {

  private static final Path ROOT = Path.of("/");

  private final List<Place> places = new ArrayList<>();
  private final List<Missing> missing = new ArrayList<>();
  private final SortedMap<String, String> node = new TreeMap<>();

  private ThisMachine() {
    node.put("os", System.getProperty("os.name") + ' ' + System.getProperty("os.version"));
    node.put("java", System.getProperty("java.vm.version"));
    node.put("cpus", String.valueOf(Runtime.getRuntime().availableProcessors()));
  }

  /** Opens them. */
  public static Machine open(
      Devices which, Engine engine, Path scratch, Optional<PowerMeter> named) {
    ThisMachine machine = new ThisMachine();
    if (which.have(Devices.CPU)) {
      machine.places.add(new Place(new CpuBackend(), machine.nodeMeter(named)));
    } else {
      named.ifPresent(PowerMeter::close);
    }
    if (which.have(Devices.HOST)) {
      machine.places.add(new Place(new HostBackend(scratch), Optional.empty()));
    }
    if (which.have(Devices.GPU)) {
      machine.openGpus(engine);
    }
    return machine;
  }

  private Optional<PowerMeter> nodeMeter(Optional<PowerMeter> named) {
    return switch (named
        .<PowerSearch>map(PowerSearch.Found::new)
        .orElseGet(() -> NodePower.find(ROOT))) {
      case PowerSearch.Found(PowerMeter meter) -> {
        node.put("power", meter.source() + ", " + meter.scope());
        yield Optional.of(meter);
      }
      case PowerSearch.Missing(List<String> reasons) -> {
        node.put("power", "not known: " + String.join("; ", reasons));
        yield Optional.empty();
      }
    };
  }

  private void openGpus(Engine engine) {
    try {
      for (Backend it : CudaBackend.open(Libraries.OF_LINUX, engine)) {
        places.add(new Place(it, gpuMeter(it.device().id())));
      }
    } catch (AbsentException e) {
      missing.add(new Missing("cuda", e.absence(), e.detail()));
    }
  }

  private Optional<PowerMeter> gpuMeter(String uuid) {
    try {
      return Optional.of(NvmlMeter.open(Libraries.OF_LINUX.management(), uuid));
    } catch (AbsentException e) {
      node.put("power-" + uuid, "not known: " + e.detail());
      return Optional.empty();
    }
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
    return new TreeMap<>(node);
  }

  @Override
  public void close() {
    for (Place it : places) {
      it.meter().ifPresent(PowerMeter::close);
      it.backend().close();
    }
  }
}
