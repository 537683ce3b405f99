using Pinpoint.Models;
using Pinpoint.Research.Agents;
using Pinpoint.Research.Experiments;

namespace Pinpoint.Research.Tests.Experiments;

public sealed class PaperTablesTests
{
    private static readonly PaperModels Models = new(new ExperimentSettings());

    [Fact]
    public void The_published_landmarks_average_to_what_the_paper_says_of_all()
    {
        PaperModels.Landmarks.Select((_, i) => PaperTables.PublishedSingleMm(i)).Average().ShouldBe(PaperTables.PublishedSingle.MreMm, 0.005);
        PaperModels.Landmarks.Select((_, i) => PaperTables.PublishedMultipleMm(i)).Average().ShouldBe(PaperTables.Multiple(Models).Published!.MreMm, 0.005);
    }

    [Fact]
    public void Table_1_has_the_papers_best_last_of_the_five()
    {
        IReadOnlyList<PaperRow> rows = PaperTables.Losses(Models);
        rows.Select(row => row.Rule).ShouldBe([UpdateRule.A, UpdateRule.B, UpdateRule.A, UpdateRule.B, UpdateRule.C, null]);
        rows.Take(5).Select(row => row.Published!.MreMm).ShouldBe(rows.Take(5).Select(row => row.Published!.MreMm).OrderDescending());
        rows[2].Model.ShouldBe(rows[4].Model, "one training serves the three rules");
    }

    [Fact]
    public void Table_1_ends_with_the_agent_that_the_paper_compares_with()
    {
        PaperRow agent = PaperTables.Losses(Models)[^1];
        agent.Published.ShouldBe(new PublishedFigures(7.37, 5.86, 6.58));
        agent.Model.Plan.Method.ShouldBeOfType<AgentPlan>();
        agent.Model.Landmark.ShouldBe("csp");
    }

    [Fact]
    public void Several_rows_together_are_the_errors_of_all()
    {
        var row = new PaperRow("both", Models.Multiple(), null, null);
        var together = RowResult.Together(row, [Result([1, 2], "a", 1.5, 10), Result([6], "b", 6, 20)]);
        together.MreMm.ShouldBe(3);
        together.SdMm.ShouldBe(Math.Sqrt(14.0 / 3), 1e-12);
        together.MreOf("b").ShouldBe(6);
        together.SecondsPerScan.ShouldBe(0.5);
        together.TrainingTime.ShouldBe(TimeSpan.FromSeconds(30));
        together.Runs[0].Steps.ShouldBe(10);
    }

    [Fact]
    public void A_tables_text_has_our_figures_beside_the_papers()
    {
        PaperRow row = PaperTables.Multiple(Models);
        var result = new RowResult(
            row, [
                new SeedResult(1, [1, 3], new Dictionary<string, double>(StringComparer.Ordinal), 0.25, 5, TimeSpan.FromSeconds(90)),
                new SeedResult(2, [4, 4], new Dictionary<string, double>(StringComparer.Ordinal), 0.75, 5, TimeSpan.FromSeconds(30)),
            ]);
        new TableResult("table1", [result], ByLandmark: false).ToMarkdown().Split('\n')[2]
            .ShouldBe("| PIN-Multiple | 3.00 +- 1.22 | 2.00, 4.00 | 0.50 | 5 | 1.0 min | 5.59 +- 3.09 | 0.44 |");
        TableText.Csv([Result([1, 2], "a", 1.5, 10)]).Split('\n')[1].ShouldBe("\"one\",1,5,10.0,0.2500,a,1.5000");
    }

    private static RowResult Result(double[] errors, string landmark, double mean, double seconds) => new(
        new PaperRow("one", Models.Multiple(), null, null),
        [new SeedResult(1, errors, new Dictionary<string, double>(StringComparer.Ordinal) { [landmark] = mean }, 0.25, 5, TimeSpan.FromSeconds(seconds))]);
}
