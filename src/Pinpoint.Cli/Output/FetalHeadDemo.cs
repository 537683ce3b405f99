using System.Diagnostics;
using Pinpoint.Biometry;
using Pinpoint.Imaging;
using Pinpoint.Localization;
using Pinpoint.Phantoms;
using Pinpoint.Workflows;

namespace Pinpoint.Cli.Output;

/// <summary>
/// The quick demo: a synthetic fetal head that the model which comes with the program has never seen; landmarks, planes, measurements, and how far off they
/// are.
/// </summary>
/// <param name="terminal">Where results go.</param>
/// <param name="commandLine">The command line, for the report.</param>
/// <param name="folder">The folder that receives everything.</param>
/// <param name="seed">The seed of the head.</param>
/// <param name="threads">Threads to work with.</param>
internal sealed class FetalHeadDemo(Terminal terminal, string commandLine, string folder, ulong seed, int? threads)
{
    private const string ModelName = "fetal-head";

    // The heads that the model was trained and calibrated on are numbered from 1.
    private const int UnseenNumber = 0;

    /// <summary>Makes sure that nothing is written over.</summary>
    /// <exception cref="UsageException">One of the files is there already.</exception>
    public void RefuseExisting() => Demo.RefuseExisting(folder, BuiltInAnatomies.All.FirstOrDefault(anatomy => anatomy.Name == ModelName));

    /// <summary>Runs it.</summary>
    /// <returns>The exit code.</returns>
    public int Run()
    {
        var clock = Stopwatch.StartNew();
        Phantom phantom = FetalHeadPhantom.Create(seed, UnseenNumber, new FetalHeadOptions { Threads = threads });
        terminal.Output.WriteLine(
            $"made a fetal head in 3D ultrasound, {phantom.Volume.Size} voxels, in {clock.Elapsed.TotalSeconds:0.0} s: {DemoFiles.In(folder).Scan}");
        using var predictor = Predictor.Open(ModelName, null, new LocalizerOptions { Threads = threads });
        var request = new DemoRequest(predictor, phantom.Volume, phantom.Landmarks, folder) { ModelName = ModelName, Command = commandLine };
        DemoOutcome outcome = Demo.Run(request, terminal.Cancellation);
        LocalizationResult answer = outcome.Prediction.Answer;
        terminal.Output.WriteLine(
            $"found {answer.Landmarks.Count} landmarks with the model '{ModelName}' in {outcome.Prediction.Seconds:0.0} s: {outcome.Files.Answer}");
        if (answer.Verdict.Rejected)
        {
            terminal.Warn($"the scan is unlike the training set, so do not trust its landmarks: {answer.Verdict.Text}");
        }

        terminal.Output.WriteLine();
        PrintErrors(answer.Landmarks, phantom.Landmarks);
        terminal.Output.WriteLine();
        int code = ExitCodes.Done;
        if (outcome is { Planes: { } planes, Cuts: { } cuts })
        {
            PrintMeasurements(AnatomyReading.Of(cuts.Anatomy, answer.Landmarks), AnatomyReading.Of(cuts.Anatomy, phantom.Landmarks));
            terminal.Output.WriteLine();
            code = PlaneCutPrinter.Print(terminal, cuts, planes, json: false, withTable: false);
        }

        terminal.Output.WriteLine($"report: {PageText.Of(outcome.Files.Page)}");
        terminal.Output.WriteLine();
        terminal.Output.WriteLine($"next: pinpoint predict {ModelName} {outcome.Files.Scan}");
        return code;
    }

    private void PrintErrors(LandmarkSet found, LandmarkSet truth)
    {
        TextTable table = new TextTable().Left("landmark").Right("off by, mm").Right("95 % radius, mm").Left("status");
        var errors = new List<double>();
        foreach (Landmark landmark in found)
        {
            double? error = landmark.Position is { } here && truth.Find(landmark.Name)?.Position is { } there ? here.DistanceTo(there) : null;
            if (error is { } distance)
            {
                errors.Add(distance);
            }

            table.Row(
                landmark.Name,
                error is { } off ? $"{off:0.00}" : "-",
                landmark.Radius95 is { } radius ? $"{radius:0.00}" : "-",
                LandmarkStatuses.NameOf(landmark.Status));
        }

        table.Print(terminal);
        if (errors.Count > 0)
        {
            terminal.Output.WriteLine($"mean {errors.Average():0.00} mm, largest {errors.Max():0.00} mm");
        }
    }

    private void PrintMeasurements(AnatomyReading found, AnatomyReading truth)
    {
        TextTable table = new TextTable().Left("measurement").Right("found, mm").Right("95 % interval").Right("true, mm").Right("error, mm").Left("");
        foreach (Measurement measurement in found.Measurements)
        {
            if (truth.Measurement(measurement.Name) is { } known)
            {
                table.Row(
                    measurement.Name,
                    $"{measurement.Value:0.0}",
                    measurement.Interval95 is { } interval ? $"{interval.Low:0.0} .. {interval.High:0.0}" : "-",
                    $"{known.Value:0.0}",
                    $"{measurement.Value - known.Value:+0.0;-0.0;0.0}",
                    measurement.Title);
            }
        }

        table.Print(terminal);
    }
}
