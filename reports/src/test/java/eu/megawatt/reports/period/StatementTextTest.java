package eu.megawatt.reports.period;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.megawatt.reports.ledger.Account;
import eu.megawatt.reports.ledger.CostKind;
import eu.megawatt.reports.ledger.CostParts;
import eu.megawatt.reports.ledger.Holder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class StatementTextTest {

  private static final Period OCTOBER =
      new Period(YearMonth.parse("2026-10"), ZoneId.of("Europe/Paris"));

  private static Statement random(int seed) {
    StatementMaker maker = new StatementMaker(OCTOBER);
    new RandomEntries(seed).of(OCTOBER, 3).forEach(maker::add);
    maker.add(
        new PeriodCharge(
            "site-0", CostKind.FLEXIBILITY, "a \"hold\"", -9, PeriodCharge.Driver.GPU_TIME, "dr"));
    Posted odd =
        new Posted(-1, 2, -3, 4, CostParts.of(CostKind.TAX, -5), Long.MAX_VALUE, Long.MIN_VALUE);
    return maker
        .statement()
        .with(
            List.of(
                new StatementRow(
                    new Account("site-0", Account.NO_POOL, Holder.OVERHEAD),
                    Optional.of(YearMonth.parse("2026-09")),
                    odd)));
  }

  private static byte[] bytes(Statement statement) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    StatementText.write(statement, out);
    return out.toByteArray();
  }

  @Test
  void read_ofWhatWasWritten_isTheSameStatementAndTheSameBytes() throws Exception {
    for (int seed = 0; seed < 200; seed++) {
      Statement statement = random(seed);
      byte[] bytes = bytes(statement);
      Statement read = StatementReader.read(new ByteArrayInputStream(bytes));

      assertThat(read).isEqualTo(statement);
      assertThat(bytes(read)).isEqualTo(bytes);
      assertThat(StatementText.sha256(statement))
          .isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
    }
  }

  @Test
  void read_cutAnywhere_isRefused() throws IOException {
    byte[] bytes = bytes(random(1));
    for (int length = 0; length < bytes.length - 2; length += 37) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> StatementReader.read(new ByteArrayInputStream(cut)))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void read_ofSomethingElse_saysSo() {
    assertThatThrownBy(
            () ->
                StatementReader.read(
                    new ByteArrayInputStream(
                        "{\"a\":1}\n".getBytes(java.nio.charset.StandardCharsets.UTF_8))))
        .hasMessageContaining("This is no statement");
  }
}
