package eu.megawatt.service.validation;

import eu.megawatt.kernels.order.DeviceResult;
import eu.megawatt.kernels.sample.Samples;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A result as it is kept.
 *
 * @param part of its order among those of one run and node, from 1
 * @param body as its agent has sent it
 */
public record StoredSample(
    String orderId, String nodeId, int part, int number, String sha256, String body) {

  Sample sample() {
    try {
      return new Sample(part, number, Samples.read(body, DeviceResult.class));
    } catch (IOException e) {
      throw new UncheckedIOException("The result %d of %s".formatted(number, orderId), e);
    }
  }
}
