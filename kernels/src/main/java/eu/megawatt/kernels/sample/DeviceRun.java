package eu.megawatt.kernels.sample;

import eu.megawatt.kernels.suite.Device;
import java.util.List;

/** What came of the suite on one device. */
public record DeviceRun(Device device, List<Result> results) {}
