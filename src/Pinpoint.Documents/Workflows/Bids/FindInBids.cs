using Pinpoint.Imaging;

namespace Pinpoint.Workflows;

/// <summary>
/// Finds a model's landmarks in the images of a BIDS data set, and makes a derivative data set of them: a BIDS App's level <c>participant</c>. An image that
/// fails stops none of the others; what an earlier run has done is passed over, as with <see cref="PredictScans"/>.
/// </summary>
public static class FindInBids
{
    /// <summary>Runs it.</summary>
    /// <param name="request">What to do.</param>
    /// <param name="chosen">Is told, before the search, what is searched and what is not, and what is odd in the data set; null tells nobody.</param>
    /// <param name="progress">Is told of each image when it is done, in order; null tells nobody.</param>
    /// <param name="cancellationToken">Stops between two updates of a search; what was written until then stays.</param>
    /// <returns>What became of each image.</returns>
    /// <exception cref="PinpointException">The data set, the filter or the model cannot be used, there is nothing to search, or files are in the way; nothing
    /// was written but the derivative's description.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static BidsOutcome Run(
        BidsRequest request,
        Action<BidsSelection, IReadOnlyList<string>>? chosen = null,
        IProgress<ScanOutcome>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        BidsFolders.Check(request.BidsFolder, request.OutputFolder);
        BidsFolders.RefuseForeign(request.OutputFolder);
        var dataset = BidsDataset.Open(request.BidsFolder);
        BidsDescription? description = DescriptionOf(request);
        BidsFilter? filter = request.FilterFile is { } file ? BidsFilter.Read(file) : null;
        string modelHash = FileHash.OfModel(request.Model);
        var selection = BidsSelection.Of(
            dataset, request.Participants, request.Sessions, filter, request.Selection.ReadOptions(null, cancellationToken));
        IReadOnlyList<string> remarks = [.. Remarks(request, dataset, filter)];
        chosen?.Invoke(selection, remarks);

        string label = BidsDerivative.LabelOf(request.Model);
        BidsDerivative.Describe(request, description);
        NamedScan[] scans =
            [.. selection.Taken.Select(image => new NamedScan(BidsDerivative.NameOf(image, label), image.File) { Absence = image.Absence() })];
        var places = scans.Zip(selection.Taken).ToDictionary(pair => pair.First.Name, pair => pair.Second.Place, StringComparer.Ordinal);
        var part = CohortPart.Called(BidsParts.NameOf(request));
        using var log = BidsLog.Begin(request, part, selection, remarks);
        IReadOnlyList<ScanOutcome> outcomes = PredictScans.Run(
            new PredictScansRequest(request.Model, [])
            {
                Named = scans,
                OutputFolder = request.OutputFolder,
                Formats = [],
                Forms =
                [
                    new AnswerForm(".fcsv", (path, _, _, prediction) => AfidsFile.Write(path, prediction.Answer.Landmarks)),
                    new AnswerForm(".json", (path, scan, opened, prediction) =>
                        BidsLandmarksFile.Write(path, places[scan.Name], opened, prediction.Answer, label, modelHash)),
                ],
                WithPages = true,
                Overwrite = request.Overwrite,
                SkipDone = true,
                Part = part,
                Selection = request.Selection,
                Definitions = request.Definitions,
                Search = request.Search,
                Command = request.Command,
            },
            log.Watch(progress),
            cancellationToken);
        return new BidsOutcome(selection, outcomes, SubjectPages.Write(request, selection.Taken.Select(image => image.Subject)))
        {
            Problems =
            [
                .. selection.Empty
                    .Where(_ => request.Participants.Count > 0)
                    .Select(subject => new BadInputException(
                        Path.Combine(request.BidsFolder, $"sub-{subject}"),
                        null,
                        "was asked for and has no image to search; see what was left, or leave it out")),
            ],
        };
    }

    private static BidsDescription? DescriptionOf(BidsRequest request)
    {
        if (!request.SkipValidation)
        {
            return BidsDescription.Read(request.BidsFolder);
        }

        try
        {
            return BidsDescription.Read(request.BidsFolder);
        }
        catch (BadInputException)
        {
            // Nobody asked whether it is right, and it is only quoted from.
            return null;
        }
    }

    // What is odd in the data set but can be lived with.
    private static IEnumerable<string> Remarks(BidsRequest request, BidsDataset dataset, BidsFilter? filter)
    {
        if (filter is { PassedOver.Count: > 0 })
        {
            yield return $"{request.FilterFile}: {string.Join(", ", filter.PassedOver)} ask for no image of anatomy and are passed over";
        }

        string list = Path.Combine(request.BidsFolder, BidsParticipants.FileName);
        if (request.SkipValidation || !File.Exists(list))
        {
            yield break;
        }

        IReadOnlyList<string> listed = BidsParticipants.Read(list);
        foreach ((string words, IEnumerable<string> labels) in new[]
            {
                ("have no folder", listed.Except(dataset.Subjects, StringComparer.Ordinal)),
                ("have a folder and are not listed", dataset.Subjects.Except(listed, StringComparer.Ordinal)),
            })
        {
            if (labels.Any())
            {
                yield return $"{list}: {string.Join(", ", labels.Select(label => $"sub-{label}"))} {words}";
            }
        }
    }
}
