namespace Pinpoint.Cli.Parsing;

/// <summary>The kinds of reports.</summary>
internal enum ReportKind
{
    Evaluation,
    Comparison,
    Training,
    Prediction,
}
