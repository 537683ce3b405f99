namespace Pinpoint.Cli.Parsing;

/// <summary>The kinds of files that <c>inspect</c> shows.</summary>
internal enum InputKind
{
    Volume,
    Landmarks,
    Model,
}
