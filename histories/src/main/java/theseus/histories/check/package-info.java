/// The judge: checkers, verdicts and their evidence.
///
/// To judge a file, read it and hand it to the judge with what each consistency level promises, a model and a budget:
///
/// ```java
/// History history = HistoryFile.read(Path.of("history.edn")).history();
/// Judgement judgement = Judge.judge(history, Expectations.usual(), new Register(), Budget.usual());
/// switch (judgement.verdict()) {
///     case Verdict.Valid() -> System.out.println("an order explains every answer");
///     case Verdict.Violation(List<Finding> findings) -> System.out.println(findings.getFirst().sentence());
///     case Verdict.Undecided(String reason) -> System.out.println("undecided: " + reason);
/// }
/// ```
///
/// {@link theseus.histories.check.Linearizability} answers the one question alone, of any list of operations and any
/// {@link theseus.histories.model.Model}; {@link theseus.histories.check.LiveJudge} answers it while the history is
/// being recorded.
package theseus.histories.check;
