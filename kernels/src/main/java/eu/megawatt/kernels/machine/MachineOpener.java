package eu.megawatt.kernels.machine;

import eu.megawatt.kernels.cuda.Engine;
import java.nio.file.Path;

/** Opens the devices of a node. */
public interface MachineOpener {

  /**
   * Opens them. What cannot be opened is in {@link Machine#missing()}.
   *
   * @param scratch where a file for storage is made and taken away again
   */
  Machine open(Devices which, Engine engine, Path scratch);
}
