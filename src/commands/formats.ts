/** What a report can be written as; to add one, add it here and to the writer in report.ts. */
export const REPORT_FORMATS = ["text", "md", "json", "csv", "html"] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];
