using Pinpoint.Documents;
using Pinpoint.Models;

namespace Pinpoint.Workflows;

/// <summary>A paragraph for the methods of a paper, with a project's own figures; what was not measured is not said.</summary>
internal static class StudioMethods
{
    /// <summary>The paragraph.</summary>
    public static string Of(StudioProject project)
    {
        int labelled = project.LabelledCases.Count;
        int second = project.CasesIn(state => state is CaseState.Checked).Count;
        CaseNoteItem[] timed = [.. project.Notes.Where(note => note.WorkSeconds > 0)];
        string text = Invariant($"{Counted(project.LandmarkList.Count, "landmark was", "landmarks were")} placed by hand in {Scans(labelled)} with Pinpoint ")
            + Invariant($"{ToolVersion.Text}; a second look checked {second} of them.");
        text += timed.Length > 0
            ? Invariant($" A scan took {timed.Average(note => note.WorkSeconds) / 60:0.0} minutes of work on average ({Scans(timed.Length)}).")
            : "";
        if (new StudioRaters(project).Compare() is { MeanDifferenceMm: { } apart } raters)
        {
            text += Invariant($" In {Scans(raters.CaseDifferences.Count)} a second person placed the landmarks without seeing the first's; ")
                + Invariant($"the two were {apart:0.00} mm apart on average.");
        }

        StudioRunDocument? run = TrainingRunFolder.In(project.Folder).Select(folder => folder.Read()).FirstOrDefault(item => item is { RunState: "completed" });
        if (run is null)
        {
            return text + "\n";
        }

        text += Invariant($" A model was trained on {Counted(run.LabelledCases.Count, "labelled scan", "labelled scans")}.");
        text += run is { OwnMreMm: { } own, MiddleMreMm: { } middle }
            ? Invariant($" On labelled scans that were kept from the training its mean radial error was {own:0.00} mm, ")
                + Invariant($"where the mean position has {middle:0.00} mm.")
            : "";
        double[] moved = [.. project.Notes.Where(note => note.DraftRun == run.Run).Select(note => note.DraftMovedMm).OfType<double>()];
        return text + (moved.Length > 0
            ? Invariant($" In {Scans(moved.Length)} that it had not seen, people moved its landmarks by {moved.Average():0.00} mm on average.\n")
            : "\n");
    }

    private static string Scans(int count) => Counted(count, "scan", "scans");

    private static string Counted(int count, string one, string many) => Invariant($"{count} {(count == 1 ? one : many)}");
}
