using System.Collections.Frozen;

namespace Pinpoint.Imaging;

/// <summary>
/// The data elements that are read or written here, by the keywords of DICOM PS3.6. What is not among them is passed over, so files'
/// private elements, pictures in pictures and the like cost nothing. The representation counts where a file states none, or says that it does not know.
/// </summary>
internal static class DicomTags
{
    public static readonly DicomTag FileMetaInformationGroupLength = new(0x0002, 0x0000);
    public static readonly DicomTag FileMetaInformationVersion = new(0x0002, 0x0001);
    public static readonly DicomTag MediaStorageSopClassUid = new(0x0002, 0x0002);
    public static readonly DicomTag MediaStorageSopInstanceUid = new(0x0002, 0x0003);
    public static readonly DicomTag TransferSyntaxUid = new(0x0002, 0x0010);
    public static readonly DicomTag ImplementationClassUid = new(0x0002, 0x0012);
    public static readonly DicomTag ImplementationVersionName = new(0x0002, 0x0013);
    public static readonly DicomTag DirectoryRecordSequence = new(0x0004, 0x1220);
    public static readonly DicomTag ReferencedFileId = new(0x0004, 0x1500);
    public static readonly DicomTag SpecificCharacterSet = new(0x0008, 0x0005);
    public static readonly DicomTag ImageType = new(0x0008, 0x0008);
    public static readonly DicomTag InstanceCreationDate = new(0x0008, 0x0012);
    public static readonly DicomTag InstanceCreationTime = new(0x0008, 0x0013);
    public static readonly DicomTag SopClassUid = new(0x0008, 0x0016);
    public static readonly DicomTag SopInstanceUid = new(0x0008, 0x0018);
    public static readonly DicomTag StudyDate = new(0x0008, 0x0020);
    public static readonly DicomTag SeriesDate = new(0x0008, 0x0021);
    public static readonly DicomTag ContentDate = new(0x0008, 0x0023);
    public static readonly DicomTag StudyTime = new(0x0008, 0x0030);
    public static readonly DicomTag SeriesTime = new(0x0008, 0x0031);
    public static readonly DicomTag AcquisitionTime = new(0x0008, 0x0032);
    public static readonly DicomTag ContentTime = new(0x0008, 0x0033);
    public static readonly DicomTag AccessionNumber = new(0x0008, 0x0050);
    public static readonly DicomTag Modality = new(0x0008, 0x0060);
    public static readonly DicomTag Manufacturer = new(0x0008, 0x0070);
    public static readonly DicomTag ReferringPhysicianName = new(0x0008, 0x0090);
    public static readonly DicomTag CodeValue = new(0x0008, 0x0100);
    public static readonly DicomTag CodingSchemeDesignator = new(0x0008, 0x0102);
    public static readonly DicomTag CodeMeaning = new(0x0008, 0x0104);
    public static readonly DicomTag MappingResource = new(0x0008, 0x0105);
    public static readonly DicomTag CodingSchemeIdentificationSequence = new(0x0008, 0x0110);
    public static readonly DicomTag CodingSchemeName = new(0x0008, 0x0115);
    public static readonly DicomTag CodingSchemeResponsibleOrganization = new(0x0008, 0x0116);
    public static readonly DicomTag LongCodeValue = new(0x0008, 0x0119);
    public static readonly DicomTag StudyDescription = new(0x0008, 0x1030);
    public static readonly DicomTag SeriesDescription = new(0x0008, 0x103E);
    public static readonly DicomTag ManufacturerModelName = new(0x0008, 0x1090);
    public static readonly DicomTag ReferencedPerformedProcedureStepSequence = new(0x0008, 0x1111);
    public static readonly DicomTag ReferencedSeriesSequence = new(0x0008, 0x1115);
    public static readonly DicomTag ReferencedSopClassUid = new(0x0008, 0x1150);
    public static readonly DicomTag ReferencedSopInstanceUid = new(0x0008, 0x1155);
    public static readonly DicomTag ReferencedFrameNumber = new(0x0008, 0x1160);
    public static readonly DicomTag ReferencedSopSequence = new(0x0008, 0x1199);
    public static readonly DicomTag FrameType = new(0x0008, 0x9007);
    public static readonly DicomTag ComplexImageComponent = new(0x0008, 0x9208);
    public static readonly DicomTag PatientName = new(0x0010, 0x0010);
    public static readonly DicomTag PatientId = new(0x0010, 0x0020);
    public static readonly DicomTag IssuerOfPatientId = new(0x0010, 0x0021);
    public static readonly DicomTag PatientBirthDate = new(0x0010, 0x0030);
    public static readonly DicomTag PatientSex = new(0x0010, 0x0040);
    public static readonly DicomTag PatientAge = new(0x0010, 0x1010);
    public static readonly DicomTag PatientIdentityRemoved = new(0x0012, 0x0062);
    public static readonly DicomTag DeidentificationMethod = new(0x0012, 0x0063);
    public static readonly DicomTag SliceThickness = new(0x0018, 0x0050);
    public static readonly DicomTag EchoTime = new(0x0018, 0x0081);
    public static readonly DicomTag EchoNumbers = new(0x0018, 0x0086);
    public static readonly DicomTag SpacingBetweenSlices = new(0x0018, 0x0088);
    public static readonly DicomTag DeviceSerialNumber = new(0x0018, 0x1000);
    public static readonly DicomTag SoftwareVersions = new(0x0018, 0x1020);
    public static readonly DicomTag TriggerTime = new(0x0018, 0x1060);
    public static readonly DicomTag NominalScannedPixelSpacing = new(0x0018, 0x2010);
    public static readonly DicomTag DiffusionGradientDirectionSequence = new(0x0018, 0x9076);
    public static readonly DicomTag EffectiveEchoTime = new(0x0018, 0x9082);
    public static readonly DicomTag DiffusionBValue = new(0x0018, 0x9087);
    public static readonly DicomTag DiffusionGradientOrientation = new(0x0018, 0x9089);
    public static readonly DicomTag MrEchoSequence = new(0x0018, 0x9114);
    public static readonly DicomTag MrDiffusionSequence = new(0x0018, 0x9117);
    public static readonly DicomTag CardiacSynchronizationSequence = new(0x0018, 0x9118);
    public static readonly DicomTag MrImageFrameTypeSequence = new(0x0018, 0x9226);
    public static readonly DicomTag CtImageFrameTypeSequence = new(0x0018, 0x9329);
    public static readonly DicomTag PetFrameTypeSequence = new(0x0018, 0x9751);
    public static readonly DicomTag StudyInstanceUid = new(0x0020, 0x000D);
    public static readonly DicomTag SeriesInstanceUid = new(0x0020, 0x000E);
    public static readonly DicomTag StudyId = new(0x0020, 0x0010);
    public static readonly DicomTag SeriesNumber = new(0x0020, 0x0011);
    public static readonly DicomTag AcquisitionNumber = new(0x0020, 0x0012);
    public static readonly DicomTag InstanceNumber = new(0x0020, 0x0013);
    public static readonly DicomTag ImagePositionPatient = new(0x0020, 0x0032);
    public static readonly DicomTag ImageOrientationPatient = new(0x0020, 0x0037);
    public static readonly DicomTag FrameOfReferenceUid = new(0x0020, 0x0052);
    public static readonly DicomTag TemporalPositionIdentifier = new(0x0020, 0x0100);
    public static readonly DicomTag StackId = new(0x0020, 0x9056);
    public static readonly DicomTag FrameContentSequence = new(0x0020, 0x9111);
    public static readonly DicomTag PlanePositionSequence = new(0x0020, 0x9113);
    public static readonly DicomTag PlaneOrientationSequence = new(0x0020, 0x9116);
    public static readonly DicomTag TemporalPositionIndex = new(0x0020, 0x9128);
    public static readonly DicomTag NominalCardiacTriggerDelayTime = new(0x0020, 0x9153);
    public static readonly DicomTag FrameAcquisitionNumber = new(0x0020, 0x9156);
    public static readonly DicomTag ImagePositionVolume = new(0x0020, 0x9301);
    public static readonly DicomTag ImageOrientationVolume = new(0x0020, 0x9302);
    public static readonly DicomTag PlanePositionVolumeSequence = new(0x0020, 0x930E);
    public static readonly DicomTag PlaneOrientationVolumeSequence = new(0x0020, 0x930F);
    public static readonly DicomTag SamplesPerPixel = new(0x0028, 0x0002);
    public static readonly DicomTag PhotometricInterpretation = new(0x0028, 0x0004);
    public static readonly DicomTag NumberOfFrames = new(0x0028, 0x0008);
    public static readonly DicomTag Rows = new(0x0028, 0x0010);
    public static readonly DicomTag Columns = new(0x0028, 0x0011);
    public static readonly DicomTag PixelSpacing = new(0x0028, 0x0030);
    public static readonly DicomTag BitsAllocated = new(0x0028, 0x0100);
    public static readonly DicomTag BitsStored = new(0x0028, 0x0101);
    public static readonly DicomTag HighBit = new(0x0028, 0x0102);
    public static readonly DicomTag PixelRepresentation = new(0x0028, 0x0103);
    public static readonly DicomTag PixelPaddingValue = new(0x0028, 0x0120);
    public static readonly DicomTag PixelPaddingRangeLimit = new(0x0028, 0x0121);
    public static readonly DicomTag RescaleIntercept = new(0x0028, 0x1052);
    public static readonly DicomTag RescaleSlope = new(0x0028, 0x1053);
    public static readonly DicomTag ModalityLutSequence = new(0x0028, 0x3000);
    public static readonly DicomTag PixelMeasuresSequence = new(0x0028, 0x9110);
    public static readonly DicomTag PixelValueTransformationSequence = new(0x0028, 0x9145);
    public static readonly DicomTag MeasurementUnitsCodeSequence = new(0x0040, 0x08EA);
    public static readonly DicomTag RelationshipType = new(0x0040, 0xA010);
    public static readonly DicomTag ValueType = new(0x0040, 0xA040);
    public static readonly DicomTag ConceptNameCodeSequence = new(0x0040, 0xA043);
    public static readonly DicomTag ContinuityOfContent = new(0x0040, 0xA050);
    public static readonly DicomTag UidValue = new(0x0040, 0xA124);
    public static readonly DicomTag TextValue = new(0x0040, 0xA160);
    public static readonly DicomTag ConceptCodeSequence = new(0x0040, 0xA168);
    public static readonly DicomTag MeasuredValueSequence = new(0x0040, 0xA300);
    public static readonly DicomTag NumericValue = new(0x0040, 0xA30A);
    public static readonly DicomTag PerformedProcedureCodeSequence = new(0x0040, 0xA372);
    public static readonly DicomTag CurrentRequestedProcedureEvidenceSequence = new(0x0040, 0xA375);
    public static readonly DicomTag CompletionFlag = new(0x0040, 0xA491);
    public static readonly DicomTag VerificationFlag = new(0x0040, 0xA493);
    public static readonly DicomTag ContentTemplateSequence = new(0x0040, 0xA504);
    public static readonly DicomTag ContentSequence = new(0x0040, 0xA730);
    public static readonly DicomTag TemplateIdentifier = new(0x0040, 0xDB00);
    public static readonly DicomTag DetectorInformationSequence = new(0x0054, 0x0022);
    public static readonly DicomTag GraphicData = new(0x0070, 0x0022);
    public static readonly DicomTag GraphicType = new(0x0070, 0x0023);
    public static readonly DicomTag GridFrameOffsetVector = new(0x3004, 0x000C);
    public static readonly DicomTag DoseGridScaling = new(0x3004, 0x000E);
    public static readonly DicomTag ReferencedFrameOfReferenceUid = new(0x3006, 0x0024);
    public static readonly DicomTag SharedFunctionalGroupsSequence = new(0x5200, 0x9229);
    public static readonly DicomTag PerFrameFunctionalGroupsSequence = new(0x5200, 0x9230);
    public static readonly DicomTag ExtendedOffsetTable = new(0x7FE0, 0x0001);
    public static readonly DicomTag FloatPixelData = new(0x7FE0, 0x0008);
    public static readonly DicomTag DoubleFloatPixelData = new(0x7FE0, 0x0009);
    public static readonly DicomTag PixelData = new(0x7FE0, 0x0010);
    public static readonly DicomTag Item = new(0xFFFE, 0xE000);
    public static readonly DicomTag SequenceDelimitation = new(0xFFFE, 0xE0DD);

    // In the order of the tags.
    private static readonly FrozenDictionary<uint, DicomRepresentation> Representations = new (DicomTag Tag, string Code)[]
    {
        (FileMetaInformationGroupLength, "UL"), (FileMetaInformationVersion, "OB"), (MediaStorageSopClassUid, "UI"), (MediaStorageSopInstanceUid, "UI"),
        (TransferSyntaxUid, "UI"), (ImplementationClassUid, "UI"), (ImplementationVersionName, "SH"), (DirectoryRecordSequence, "SQ"),
        (ReferencedFileId, "CS"), (SpecificCharacterSet, "CS"), (ImageType, "CS"), (InstanceCreationDate, "DA"), (InstanceCreationTime, "TM"),
        (SopClassUid, "UI"), (SopInstanceUid, "UI"), (StudyDate, "DA"),
        (SeriesDate, "DA"), (ContentDate, "DA"), (StudyTime, "TM"), (SeriesTime, "TM"), (AcquisitionTime, "TM"), (ContentTime, "TM"),
        (AccessionNumber, "SH"), (Modality, "CS"), (Manufacturer, "LO"), (ReferringPhysicianName, "PN"), (CodeValue, "SH"), (CodingSchemeDesignator, "SH"),
        (CodeMeaning, "LO"), (MappingResource, "CS"), (CodingSchemeIdentificationSequence, "SQ"),
        (CodingSchemeName, "ST"), (CodingSchemeResponsibleOrganization, "ST"), (LongCodeValue, "UC"), (StudyDescription, "LO"),
        (SeriesDescription, "LO"), (ManufacturerModelName, "LO"), (ReferencedPerformedProcedureStepSequence, "SQ"), (ReferencedSeriesSequence, "SQ"),
        (ReferencedSopClassUid, "UI"), (ReferencedSopInstanceUid, "UI"), (ReferencedFrameNumber, "IS"), (ReferencedSopSequence, "SQ"), (FrameType, "CS"),
        (ComplexImageComponent, "CS"), (PatientName, "PN"), (PatientId, "LO"), (IssuerOfPatientId, "LO"), (PatientBirthDate, "DA"),
        (PatientSex, "CS"), (PatientAge, "AS"), (PatientIdentityRemoved, "CS"), (DeidentificationMethod, "LO"), (SliceThickness, "DS"),
        (EchoTime, "DS"), (EchoNumbers, "IS"), (SpacingBetweenSlices, "DS"), (DeviceSerialNumber, "LO"), (SoftwareVersions, "LO"), (TriggerTime, "DS"),
        (NominalScannedPixelSpacing, "DS"), (DiffusionGradientDirectionSequence, "SQ"), (EffectiveEchoTime, "FD"), (DiffusionBValue, "FD"),
        (DiffusionGradientOrientation, "FD"), (MrEchoSequence, "SQ"), (MrDiffusionSequence, "SQ"), (CardiacSynchronizationSequence, "SQ"),
        (MrImageFrameTypeSequence, "SQ"), (CtImageFrameTypeSequence, "SQ"), (PetFrameTypeSequence, "SQ"), (StudyInstanceUid, "UI"),
        (SeriesInstanceUid, "UI"), (StudyId, "SH"), (SeriesNumber, "IS"), (AcquisitionNumber, "IS"), (InstanceNumber, "IS"), (ImagePositionPatient, "DS"),
        (ImageOrientationPatient, "DS"), (FrameOfReferenceUid, "UI"), (TemporalPositionIdentifier, "IS"),
        (StackId, "SH"), (FrameContentSequence, "SQ"), (PlanePositionSequence, "SQ"), (PlaneOrientationSequence, "SQ"), (TemporalPositionIndex, "UL"),
        (NominalCardiacTriggerDelayTime, "FD"), (FrameAcquisitionNumber, "US"), (ImagePositionVolume, "FD"), (ImageOrientationVolume, "FD"),
        (PlanePositionVolumeSequence, "SQ"), (PlaneOrientationVolumeSequence, "SQ"), (SamplesPerPixel, "US"), (PhotometricInterpretation, "CS"),
        (NumberOfFrames, "IS"), (Rows, "US"), (Columns, "US"), (PixelSpacing, "DS"), (BitsAllocated, "US"), (BitsStored, "US"), (HighBit, "US"),
        (PixelRepresentation, "US"), (PixelPaddingValue, "US"), (PixelPaddingRangeLimit, "US"), (RescaleIntercept, "DS"), (RescaleSlope, "DS"),
        (ModalityLutSequence, "SQ"), (PixelMeasuresSequence, "SQ"), (PixelValueTransformationSequence, "SQ"), (MeasurementUnitsCodeSequence, "SQ"),
        (RelationshipType, "CS"), (ValueType, "CS"), (ConceptNameCodeSequence, "SQ"), (ContinuityOfContent, "CS"),
        (UidValue, "UI"), (TextValue, "UT"), (ConceptCodeSequence, "SQ"), (MeasuredValueSequence, "SQ"), (NumericValue, "DS"),
        (PerformedProcedureCodeSequence, "SQ"), (CurrentRequestedProcedureEvidenceSequence, "SQ"), (CompletionFlag, "CS"), (VerificationFlag, "CS"),
        (ContentTemplateSequence, "SQ"), (ContentSequence, "SQ"), (TemplateIdentifier, "CS"), (DetectorInformationSequence, "SQ"),
        (GraphicData, "FL"), (GraphicType, "CS"), (GridFrameOffsetVector, "DS"), (DoseGridScaling, "DS"),
        (ReferencedFrameOfReferenceUid, "UI"), (SharedFunctionalGroupsSequence, "SQ"), (PerFrameFunctionalGroupsSequence, "SQ"),
        (ExtendedOffsetTable, "OV"), (FloatPixelData, "OF"), (DoubleFloatPixelData, "OD"), (PixelData, "OW"),
    }.ToFrozenDictionary(row => row.Tag.Value, row => DicomRepresentation.Of(row.Code));

    /// <summary>How the value of a known element is written; null for elements that are passed over.</summary>
    public static DicomRepresentation? RepresentationOf(DicomTag tag) => Representations.GetValueOrDefault(tag.Value);
}
