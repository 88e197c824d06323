package eu.megawatt.kernels.order;

import eu.megawatt.kernels.sample.Result;
import eu.megawatt.kernels.suite.Device;

/** What came of one case on one device: samples, and no verdict. */
public record DeviceResult(Device device, Result result) {}
