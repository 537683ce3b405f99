namespace Pinpoint.Methods;

/// <summary>What a training case says of a landmark.</summary>
internal enum LandmarkMark
{
    /// <summary>It was marked: its position is the truth.</summary>
    Observed,

    /// <summary>Nobody marked it. Its position was filled in by what the other cases teach, and counts in no loss and no error of its own.</summary>
    Unmarked,

    /// <summary>It was marked as absent from the scan (Slicer's <c>missing</c>). Its position was filled in, as if it were only unmarked.</summary>
    Absent,
}
