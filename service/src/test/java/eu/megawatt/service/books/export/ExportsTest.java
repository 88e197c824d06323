package eu.megawatt.service.books.export;

import static eu.megawatt.service.books.BookLab.SEPTEMBER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.megawatt.reports.closing.MonthReport;
import eu.megawatt.reports.closing.MonthReport.Asked;
import eu.megawatt.reports.file.FileFormat;
import eu.megawatt.service.Await;
import eu.megawatt.service.books.BookLab;
import eu.megawatt.service.problem.ProblemException;
import eu.megawatt.service.store.DataDirectory;
import eu.megawatt.service.store.Database;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files are made in the end whatever happens meanwhile, and go when they are old. */
final class ExportsTest {

  private static final Order ORDER = new Order(MonthReport.CHARGEBACK, Asked.USUAL, FileFormat.CSV);

  @TempDir Path data;

  private BookLab lab;

  @BeforeEach
  void start() {
    DataDirectory directory = DataDirectory.open(data);
    lab = new BookLab(Database.open(directory), directory);
    lab.fill(SEPTEMBER, 1);
    lab.close(SEPTEMBER);
  }

  @AfterEach
  void stop() {
    lab.books().close();
    lab.close();
  }

  private ExportView order(String key) {
    return lab.books().exports().order(SEPTEMBER.id(), ORDER, key, "ada");
  }

  private ExportView done(String id) {
    return Await.present(
        id + " to be done",
        () -> lab.books().exports().find(id).filter(it -> it.doneAt().isPresent()));
  }

  private byte[] content(String id) throws IOException {
    try (InputStream in = lab.books().exports().content(id)) {
      return in.readAllBytes();
    }
  }

  @Test
  void order_thatWasBeingMadeWhenTheServiceDied_isMadeInTheNext() throws IOException {
    String waiting = order("a").id();
    String half = order("b").id();
    Path folder = data.resolve("exports");
    Files.writeString(folder.resolve(half + ".tmp"), "half of a fi");
    Files.writeString(folder.resolve("export-nobodys"), "of an export that was deleted");
    lab.database()
        .jdbi()
        .useHandle(
            handle ->
                handle.execute("UPDATE book_export SET state = 'Running' WHERE id = ?", half));

    lab.again();
    assertThat(folder).isEmptyDirectory();
    lab.books().begin();

    byte[] expected =
        BookLab.file(lab.month(SEPTEMBER), ORDER.report(), ORDER.asked(), ORDER.format());
    for (String id : java.util.List.of(waiting, half)) {
      ExportView view = done(id);
      assertThat(view.state()).isEqualTo("Done");
      assertThat(view.byteCount()).contains((long) expected.length);
      assertThat(content(id)).isEqualTo(expected);
    }
    assertThat(folder.toFile().list()).hasSize(2);
  }

  @Test
  void order_beyondWhatMayWait_isRefusedAndSaysSo() {
    for (int i = 0; i < Exports.MOST_WAITING; i++) {
      order("key " + i);
    }

    assertThatThrownBy(() -> order("one more"))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("50 exports wait");
    assertThat(order("key 7").state()).isEqualTo("Queued");
  }

  @Test
  void order_whereTooMuchIsKept_isRefusedAndSaysSo() {
    order("a");
    lab.database()
        .jdbi()
        .useHandle(
            handle -> handle.execute("UPDATE book_export SET byte_count = ?", Exports.MOST_BYTES));

    assertThatThrownBy(() -> order("b"))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("DELETE some");
  }

  @Test
  void files_afterThirtyDays_areGone() {
    lab.books().begin();
    String old = order("a").id();
    ExportView made = done(old);
    assertThat(made.expiresAt()).contains(lab.clock.instant().plus(Exports.KEPT));

    lab.passTo(lab.clock.instant().plus(Exports.KEPT).plusMillis(1));
    String fresh = order("b").id();

    assertThat(lab.books().exports().find(old)).isEmpty();
    assertThat(data.resolve("exports").resolve(old)).doesNotExist();
    assertThat(done(fresh).state()).isEqualTo("Done");
  }

  @Test
  void delete_ofOneThatWaits_isForGood() {
    String id = order("a").id();

    assertThat(lab.books().exports().delete(id)).isTrue();
    assertThat(lab.books().exports().delete(id)).isFalse();
    lab.books().begin();
    String next = order("b").id();
    assertThat(done(next).state()).isEqualTo("Done");
    assertThat(lab.books().exports().find(id)).isEqualTo(Optional.empty());
  }
}
