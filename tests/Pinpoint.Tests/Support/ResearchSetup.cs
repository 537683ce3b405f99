using System.Runtime.CompilerServices;
using Pinpoint.Research;

namespace Pinpoint.Tests.Support;

/// <summary>Tests of plans, files and the seam of methods need a second method and a second shape prior.</summary>
internal static class ResearchSetup
{
    [ModuleInitializer]
    internal static void Add() => ResearchMethods.Add();
}
