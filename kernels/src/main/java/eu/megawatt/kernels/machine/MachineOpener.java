package eu.megawatt.kernels.machine;

import eu.megawatt.kernels.cuda.Engine;
import eu.megawatt.kernels.power.PowerMeter;
import java.nio.file.Path;
import java.util.Optional;

/** Opens the devices of a node. */
public interface MachineOpener {

  /**
   * Opens them. What cannot be opened is in {@link Machine#missing()}.
   *
   * @param scratch where a file for storage is made and taken away again
   * @param meter what says the node's power, closed with the machine; empty for what the system has
   */
  Machine open(Devices which, Engine engine, Path scratch, Optional<PowerMeter> meter);
}
