package eu.megawatt.service.books.period;

import static eu.megawatt.service.books.BookLab.FRENCH;
import static eu.megawatt.service.books.BookLab.NOVEMBER;
import static eu.megawatt.service.books.BookLab.OCTOBER;
import static eu.megawatt.service.books.BookLab.SEPTEMBER;
import static eu.megawatt.service.books.BookLab.SWEDISH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.megawatt.reports.closing.MonthFiles;
import eu.megawatt.reports.closing.MonthReport;
import eu.megawatt.reports.closing.MonthReport.Asked;
import eu.megawatt.reports.file.FileFormat;
import eu.megawatt.reports.ledger.Account;
import eu.megawatt.reports.ledger.Amounts;
import eu.megawatt.reports.ledger.CostKind;
import eu.megawatt.reports.ledger.Quarter;
import eu.megawatt.reports.ledger.SiteQuarter;
import eu.megawatt.reports.period.Period;
import eu.megawatt.reports.period.PeriodCharge;
import eu.megawatt.reports.period.Posted;
import eu.megawatt.reports.period.Statement;
import eu.megawatt.reports.period.StatementRow;
import eu.megawatt.service.RealPostgres;
import eu.megawatt.service.books.BookLab;
import eu.megawatt.service.books.Entries;
import eu.megawatt.service.books.ledger.Waiting;
import eu.megawatt.service.problem.FieldError;
import eu.megawatt.service.problem.ProblemException;
import eu.megawatt.service.store.DataDirectory;
import eu.megawatt.service.store.Database;
import eu.megawatt.service.store.DatabaseAddress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Months are what the ledger says, and closed ones stay what they were, on each database. */
final class PeriodsTest {

  private static final long MILLIJOULES_PER_WH = 3_600_000;

  /** What is so on each. */
  abstract static class Laws {

    @TempDir Path data;

    private BookLab lab;

    abstract Database open(DataDirectory directory);

    @BeforeEach
    void start() {
      DataDirectory directory = DataDirectory.open(data);
      Database database = open(directory);
      database
          .jdbi()
          .useHandle(
              handle -> {
                handle.execute("DELETE FROM book_period_seal");
                handle.execute("DELETE FROM book_period");
              });
      lab = new BookLab(database, directory);
    }

    @AfterEach
    void stop() {
      lab.close();
    }

    @Test
    void all_beforeAnythingIsWritten_isEmpty() {
      assertThat(lab.periods().all()).isEmpty();
      assertThat(lab.periods().find(OCTOBER.id())).isEmpty();
      assertThat(lab.periods().find("never")).isEmpty();
    }

    @Test
    void all_fromTheFirstEntryToNow_areOpenAndSayWhatIsMissing() {
      lab.fill(SEPTEMBER, 1);
      Quarter first = new Quarter(OCTOBER.firstQuarter().index() + 7);
      Entries.restate(lab.ledger, FRENCH, first, 3);

      List<PeriodView> all = lab.periods().all();

      assertThat(all).extracting(PeriodView::id).containsExactly("2026-11", "2026-10", "2026-09");
      assertThat(all).extracting(PeriodView::state).containsOnly("Open");
      assertThat(all).extracting(PeriodView::isComplete).containsExactly(false, false, true);
      assertThat(all).extracting(PeriodView::quarterCount).containsExactly(2880, 2980, 2880);
      assertThat(all.get(1).bookedQuarterCount()).isEqualTo(1);
      assertThat(all.get(1).missing())
          .extracting(Lacking::subject, Lacking::from, Lacking::to)
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple(FRENCH, OCTOBER.from(), first.from()),
              org.assertj.core.groups.Tuple.tuple(FRENCH, first.to(), OCTOBER.to()));
    }

    @Test
    void month_thatIsOpen_isWhatTheLedgerAddsUpTo() {
      lab.fill(SEPTEMBER, 5);
      Entries.restate(lab.ledger, FRENCH, SEPTEMBER.firstQuarter(), 77);

      Statement statement = lab.month(SEPTEMBER).month().statement();

      for (String siteId : List.of(FRENCH, SWEDISH)) {
        assertIsLedger(statement, siteId);
      }
    }

    /** Sums of the ledger in other units than statements have, by no code of theirs. */
    private void assertIsLedger(Statement statement, String siteId) {
      long meter = 0;
      long micro = 0;
      for (Quarter it = SEPTEMBER.firstQuarter();
          it.compareTo(SEPTEMBER.endQuarter()) < 0;
          it = it.next()) {
        SiteQuarter entry = lab.ledger.versions(siteId, it).getLast();
        meter += entry.meterMilliJ();
        for (Amounts line : entry.lines().values()) {
          for (CostKind kind : CostKind.values()) {
            micro += line.microeur().of(kind);
          }
        }
      }
      for (PeriodCharge charge : Objects.requireNonNull(statement.sites().get(siteId)).charges()) {
        micro += charge.microeur();
      }
      long energyWh = 0;
      long cents = 0;
      for (Map.Entry<Account, Posted> row : statement.own().entrySet()) {
        if (row.getKey().siteId().equals(siteId)) {
          energyWh += row.getValue().energyWh();
          cents += row.getValue().cents().total();
        }
      }
      assertThat(energyWh).isEqualTo(Math.round(meter / (double) MILLIJOULES_PER_WH));
      assertThat(cents * 10_000L).isCloseTo(micro, org.assertj.core.data.Offset.offset(40_000L));
    }

    @Test
    void files_ofAClosedMonth_areTheSameWhateverChangesLater() {
      lab.fill(SEPTEMBER, 1);
      lab.fill(OCTOBER, 2);
      lab.close(SEPTEMBER);
      PeriodView closed = lab.close(OCTOBER);
      Map<String, byte[]> before = lab.files(OCTOBER);

      lab.inputs.change();
      lab.inputs.payIn("SEK");
      new Random(9)
          .longs(50, OCTOBER.firstQuarter().index(), OCTOBER.endQuarter().index())
          .forEach(it -> Entries.restate(lab.ledger, FRENCH, new Quarter(it), it));
      lab.passTo(NOVEMBER.to().plusSeconds(10));
      lab.again();

      assertThat(lab.files(OCTOBER)).containsAllEntriesOf(before).hasSameSizeAs(before);
      assertThat(before).hasSize(48);
      assertThat(lab.periods().all()).contains(closed);
      assertThat(lab.month(OCTOBER).month().names().serviceProviderName()).isEqualTo("Provider");
    }

    @Test
    void files_ofAClosedMonth_areThoseOfTheMonthItself() throws IOException {
      lab.fill(SEPTEMBER, 1);
      lab.close(SEPTEMBER);
      BookMonth month = lab.month(SEPTEMBER);

      for (FileFormat format : FileFormat.values()) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        MonthFiles.write(month.month(), MonthReport.FOCUS, Asked.USUAL, format, bytes);
        assertThat(BookLab.file(month, MonthReport.FOCUS, Asked.USUAL, format))
            .as(format.word())
            .isEqualTo(bytes.toByteArray());
      }
    }

    @Test
    void lateEntries_ofAClosedMonth_areCorrectionsInTheNext_andAllAddsUp() {
      lab.fill(SEPTEMBER, 1);
      lab.close(SEPTEMBER);
      lab.fill(OCTOBER, 2);
      for (long seed = 0; seed < 3; seed++) {
        Quarter late =
            new Quarter(SEPTEMBER.firstQuarter().index() + new Random(seed).nextInt(2_000));
        Entries.restate(lab.ledger, SWEDISH, late, 100 + seed);
      }
      PeriodView october = lab.close(OCTOBER);
      assertThat(october.correctionCount()).isPositive();
      assertThat(corrected(SEPTEMBER, OCTOBER)).isEqualTo(now(SEPTEMBER));

      Entries.restate(lab.ledger, FRENCH, SEPTEMBER.firstQuarter(), 200);
      Entries.restate(lab.ledger, FRENCH, OCTOBER.firstQuarter(), 201);
      lab.fill(NOVEMBER, 3);
      lab.passTo(NOVEMBER.to());
      lab.close(NOVEMBER);

      assertThat(corrected(SEPTEMBER, OCTOBER, NOVEMBER)).isEqualTo(now(SEPTEMBER));
      assertThat(corrected(OCTOBER, NOVEMBER)).isEqualTo(now(OCTOBER));
    }

    /** What was posted of a month, when it was closed and in later months. */
    private Map<Account, Posted> corrected(Period month, Period... later) {
      Map<Account, Posted> posted = new TreeMap<>(lab.month(month).month().statement().own());
      for (Period it : later) {
        for (StatementRow row : lab.month(it).month().statement().adjustments()) {
          if (row.corrects().equals(Optional.of(month.month()))) {
            posted.merge(row.account(), row.posted(), Posted::plus);
          }
        }
      }
      return posted;
    }

    /** What would be posted of a month if it were closed now. */
    private Map<Account, Posted> now(Period month) {
      return MonthReading.of(
              lab.ledger, month, lab.inputs.book(), Waiting.NOTHING, lab.clock.instant())
          .statement()
          .own();
    }

    @Test
    void close_whatIsNotReady_saysAllThatStandsInTheWay() {
      lab.fill(SEPTEMBER, 1);
      lab.fill(OCTOBER, 2);
      Entries.restate(lab.ledger, FRENCH, NOVEMBER.firstQuarter(), 3);
      Entries.restate(lab.ledger, FRENCH, new Quarter(NOVEMBER.firstQuarter().index() + 2), 4);
      lab.inputs.loseBook();

      assertThatThrownBy(() -> lab.close(NOVEMBER))
          .asInstanceOf(InstanceOfAssertFactories.type(ProblemException.class))
          .satisfies(
              it -> {
                assertThat(it.problem().status()).isEqualTo(409);
                assertThat(it.problem().errors().orElseThrow())
                    .extracting(FieldError::code)
                    .containsExactly("NotOver", "EarlierOpen", "Missing", "Missing");
              });
      assertThat(lab.periods().all()).extracting(PeriodView::state).containsOnly("Open");
    }

    @Test
    void close_withPricesInAnotherCurrencyThanTheAccounts_isRefused() {
      lab.fill(SEPTEMBER, 1);
      lab.inputs.payIn("PLN");

      assertThatThrownBy(() -> lab.close(SEPTEMBER))
          .isInstanceOf(ProblemException.class)
          .hasMessageContaining("ba-acme");
      assertThat(lab.month(SEPTEMBER).billingProblem()).isPresent();
    }

    @Test
    void close_again_isTheSameByTheSameKeyAndRefusedByAnother() {
      lab.fill(SEPTEMBER, 1);
      lab.fill(OCTOBER, 2);
      PeriodView closed = lab.close(SEPTEMBER);
      Entries.restate(lab.ledger, FRENCH, SEPTEMBER.firstQuarter(), 3);

      assertThat(lab.close(SEPTEMBER)).isEqualTo(closed);
      assertThatThrownBy(() -> close("2026-09", "another key"))
          .hasMessageContaining("2026-09 was closed");
      assertThatThrownBy(() -> close("2026-10", "key of 2026-09"))
          .hasMessageContaining("used to close 2026-09");
      assertThatThrownBy(() -> close("1999-01", "one more"))
          .hasMessageContaining("no month \"1999-01\"");
    }

    private void close(String id, String key) {
      lab.books().closer().close(new PeriodCloser.Wish(id, "it is over", key), "ada");
    }

    @Test
    void row_ofAClosedMonth_isHeldAsItIs() {
      lab.fill(SEPTEMBER, 1);
      lab.close(SEPTEMBER);

      for (String change :
          List.of(
              "DELETE FROM book_period",
              "UPDATE book_period SET id = '2026-08'",
              "UPDATE book_period SET statement_sha256 = basis_sha256",
              "UPDATE book_period SET book_sha256 = basis_sha256")) {
        assertThatThrownBy(() -> lab.database().jdbi().useHandle(handle -> handle.execute(change)))
            .as(change)
            .isInstanceOf(RuntimeException.class);
      }
      lab.database()
          .jdbi()
          .useHandle(handle -> handle.execute("UPDATE book_period SET statement = basis"));
      lab.again();
      assertThatThrownBy(() -> lab.month(SEPTEMBER))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("was kept with");
    }
  }

  @Nested
  final class OnH2 extends Laws {

    @Override
    Database open(DataDirectory directory) {
      return Database.open(directory);
    }
  }

  @Nested
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  final class OnPostgres extends Laws {

    private final RealPostgres server = RealPostgres.start();

    @AfterAll
    void stopServer() {
      server.close();
    }

    @Override
    Database open(DataDirectory directory) {
      return Database.open(
          new DatabaseAddress(
              server.url("megawatt"),
              Optional.of(RealPostgres.USER),
              Optional.of(RealPostgres.PASSWORD)),
          _ -> {});
    }
  }
}
