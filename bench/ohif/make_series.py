"""make_series.py SCAN.nii.gz FOLDER: writes a scan as a DICOM series and prints the study's UID. Needs python3-pydicom and python3-nibabel."""

import os
import sys

import nibabel
import numpy
import pydicom
from pydicom.dataset import FileDataset, FileMetaDataset

scan = nibabel.load(sys.argv[1])
voxels = numpy.asarray(scan.dataobj).astype("<i2")
affine = numpy.diag([-1, -1, 1, 1]) @ scan.affine
spacing = numpy.linalg.norm(affine[:3, :3], axis=0)
study, series, frame = (pydicom.uid.generate_uid() for _ in range(3))
os.makedirs(sys.argv[2])
for index in range(voxels.shape[2]):
    meta = FileMetaDataset()
    meta.MediaStorageSOPClassUID = "1.2.840.10008.5.1.4.1.1.2"
    meta.MediaStorageSOPInstanceUID = pydicom.uid.generate_uid()
    meta.TransferSyntaxUID = "1.2.840.10008.1.2.1"
    image = FileDataset(None, {}, file_meta=meta, preamble=b"\0" * 128)
    image.is_little_endian, image.is_implicit_VR = True, False
    image.SOPClassUID, image.SOPInstanceUID = meta.MediaStorageSOPClassUID, meta.MediaStorageSOPInstanceUID
    image.StudyInstanceUID, image.SeriesInstanceUID, image.FrameOfReferenceUID = study, series, frame
    image.PatientName, image.PatientID, image.Modality = "Phantom", "phantom", "CT"
    image.StudyDate, image.StudyTime = "20260101", "120000"
    image.PatientBirthDate = image.PatientSex = image.AccessionNumber = image.StudyID = image.ReferringPhysicianName = ""
    image.SeriesNumber, image.InstanceNumber, image.SeriesDescription = 1, index + 1, "head phantom"
    image.ImagePositionPatient = [f"{number:.6f}" for number in affine[:3, 3] + index * affine[:3, 2]]
    image.ImageOrientationPatient = [f"{number:.6f}" for axis in (0, 1) for number in affine[:3, axis] / spacing[axis]]
    image.PixelSpacing, image.SliceThickness = [f"{spacing[1]:.6f}", f"{spacing[0]:.6f}"], f"{spacing[2]:.6f}"
    image.Columns, image.Rows = voxels.shape[:2]
    image.SamplesPerPixel, image.PhotometricInterpretation = 1, "MONOCHROME2"
    image.BitsAllocated, image.BitsStored, image.HighBit, image.PixelRepresentation = 16, 16, 15, 1
    image.WindowCenter, image.WindowWidth = 100, 200
    image.PixelData = numpy.ascontiguousarray(voxels[:, :, index].T).tobytes()
    image.save_as(os.path.join(sys.argv[2], f"{index:04}.dcm"), write_like_original=False)
print(study)
