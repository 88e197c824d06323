package eu.megawatt.service.validation;

import eu.megawatt.kernels.order.Completion;
import eu.megawatt.kernels.sample.Samples;
import java.io.IOException;
import java.io.UncheckedIOException;

/** What an agent says at the end of an order, as it is kept. */
final class CompletionText {

  private CompletionText() {}

  static String of(Completion completion) {
    try {
      return Samples.line(completion, Completion.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
