package eu.megawatt.service.validation;

import eu.megawatt.kernels.order.DeviceResult;

/**
 * A result with its place in the look that it belongs to.
 *
 * @param part of the order among those of one run and node, from 1
 * @param number of the result in the order
 */
record Sample(int part, int number, DeviceResult content) {}
