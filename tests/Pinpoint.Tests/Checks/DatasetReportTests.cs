using Pinpoint.Checks;
using Pinpoint.Imaging;

namespace Pinpoint.Tests.Checks;

public sealed class DatasetReportTests
{
    [Fact]
    public void Each_case_is_reported_when_it_has_been_read_and_the_work_can_be_cancelled()
    {
        using var set = new MadeDataset(cases: 3);
        Dataset dataset = set.Save();
        var steps = new Steps();
        DatasetDoctor.Examine(dataset, progress: steps);
        steps.Seen.ShouldBe([new DoctorProgress(1, 3, "case0"), new DoctorProgress(2, 3, "case1"), new DoctorProgress(3, 3, "case2")]);
        Should.Throw<OperationCanceledException>(() => DatasetDoctor.Examine(dataset, cancellationToken: new CancellationToken(canceled: true)));
    }

    private sealed class Steps : IProgress<DoctorProgress>
    {
        public List<DoctorProgress> Seen { get; } = [];

        public void Report(DoctorProgress value) => Seen.Add(value);
    }
}
