package eu.megawatt.reports.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SeriesFormatTest {

  @ParameterizedTest
  @EnumSource
  void of_word_isTheFormatAndAnEmptyFileIsRefusedByEach(SeriesFormat format) throws IOException {
    assertThat(SeriesFormat.of(format.word())).contains(format);
    assertThat(SeriesFormat.words()).contains(format.word());
    assertThat(format.read(new ByteArrayInputStream(new byte[0])).isAcceptable()).isFalse();
    assertThat(SeriesFormat.of(format.name())).isEmpty();
  }
}
